package org.vultus.pack.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vultus.pack.MadeUpPack.EMBEDDER;
import static org.vultus.pack.download.ScriptedServer.breakingAfter;
import static org.vultus.pack.download.ScriptedServer.ranged;
import static org.vultus.pack.download.ScriptedServer.redirectingTo;
import static org.vultus.pack.download.ScriptedServer.startingAt;
import static org.vultus.pack.download.ScriptedServer.status;
import static org.vultus.pack.download.ScriptedServer.unannounced;
import static org.vultus.pack.download.ScriptedServer.whole;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.pack.MadeUpPack;

final class PackDownloadTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofMillis(1), 3);

  @TempDir Path cache;
  private final MadeUpPack pack = MadeUpPack.named("arcface");
  private final byte[] content = pack.embedder();
  private ScriptedServer server;
  private Path target;
  private Path part;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    Path folder = cache.resolve("arcface");
    target = folder.resolve(EMBEDDER);
    part = folder.resolve(EMBEDDER + ".part");
    MadeUpPack.write(folder.resolve(MadeUpPack.DETECTOR), pack.detector());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pull_bringsWhatTheCacheLacks() {
    server.answering(ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(part).doesNotExist();
    assertThat(server.ranges()).containsExactly("whole");
  }

  @Test
  void pull_ofACompletePack() {
    MadeUpPack.write(target, content);
    pull();
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void pull_replacesADamagedFile() {
    MadeUpPack.write(target, new byte[content.length]);
    server.answering(ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void pull_reportsProgressUpToTheWhole() {
    server.answering(ranged(content));
    List<Long> steps = new ArrayList<>();
    download(server.address()).pull(pack.manifest(), (file, done, total) -> steps.add(done));
    assertThat(steps).isSorted().hasSizeGreaterThan(2).endsWith((long) content.length);
  }

  @Test
  void pull_resumesAfterABrokenConnection() {
    server.answering(breakingAfter(100_000, content), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("whole", "bytes=100000-");
  }

  @Test
  void pull_resumesWhatAnEarlierPullLeft() {
    leavePart(Arrays.copyOf(content, 250_000));
    server.answering(ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("bytes=250000-");
  }

  @Test
  void pull_ofAPartThatIsWhole() {
    leavePart(content);
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void pull_ofAPartThatIsTooLong() {
    leavePart(Arrays.copyOf(content, content.length + 1));
    server.answering(ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("whole");
  }

  @Test
  void pull_fromAServerThatIgnoresRanges() {
    leavePart(Arrays.copyOf(content, 250_000));
    server.answering(whole(content));
    pull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void pull_fromAServerThatRefusesTheRange() {
    leavePart(Arrays.copyOf(content, 250_000));
    server.answering(status(416), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("bytes=250000-", "whole");
  }

  @Test
  void pull_fromAServerThatSendsAnotherRange() {
    leavePart(Arrays.copyOf(content, 250_000));
    byte[] longer = Arrays.copyOf(content, content.length + 5);
    server.answering(ranged(longer), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("bytes=250000-", "whole");
  }

  @Test
  void pull_startsOverWhereThePartsDoNotFit() {
    leavePart(MadeUpPack.bytes(250_000, 9));
    server.answering(ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("bytes=250000-", "whole");
  }

  @Test
  void pull_resumesAfterAStall() {
    server.answering(server.stallingAfter(100_000, content), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("whole", "bytes=100000-");
  }

  @Test
  void pull_triesAgainAfterAnOverload() {
    server.answering(status(503), status(429), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void pull_givesUpOnAServerThatGetsNoFurther() {
    server.answering(breakingAfter(100_000, content));
    assertThatPull()
        .hasMessageContaining("the connection broke after 100000 of 300000 bytes")
        .hasMessageContaining("run the same again");
    assertThat(server.ranges()).hasSize(3);
    assertThat(part).hasSize(100_000);
  }

  @Test
  void pull_ofWrongBytes() {
    byte[] wrong = MadeUpPack.bytes(content.length, 8);
    server.answering(ranged(wrong));
    assertThatPull()
        .hasMessageContaining("is not the expected file")
        .hasMessageContaining("has the SHA-256 " + MadeUpPack.file("x", wrong).sha256())
        .hasMessageContaining(MadeUpPack.file("x", content).sha256() + " is expected");
    assertThat(target).doesNotExist();
    assertThat(part).doesNotExist();
  }

  @Test
  void pull_ofAFileOfAnotherSize() {
    server.answering(whole(new byte[133]));
    assertThatPull().hasMessageContaining("has 133 bytes where 300000 are expected: refused");
  }

  @Test
  void pull_ofTooManyBytes() {
    server.answering(unannounced(MadeUpPack.bytes(5_000_000, 8)));
    assertThatPull().hasMessageContaining("sends more than the 300000 bytes of embedder.onnx");
    assertThat(part).doesNotExist();
  }

  @Test
  void pull_ofTooFewBytes() {
    server.answering(unannounced(Arrays.copyOf(content, 10)), ranged(content));
    pull();
    assertThat(server.ranges()).containsExactly("whole", "bytes=10-");
  }

  @Test
  void pull_ofAFileThatIsNotThere() {
    server.answering(status(404));
    assertThatPull().hasMessageContaining("the server answered 404 for " + server.address());
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void pull_followsRedirects() {
    server.answering(redirectingTo("/elsewhere/x"), ranged(content));
    pull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void pull_redirectedForEver() {
    server.answering(redirectingTo("/again"));
    assertThatPull().hasMessageContaining("redirects more than 5 times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "::"})
  void pull_redirectedIntoTheOpen(String location) {
    server.answering(redirectingTo(location));
    assertThatPull().hasMessageContaining("redirects to '" + location + "', which is not https");
  }

  @Test
  void pull_withoutAServer() {
    URI gone = server.address();
    server.close();
    assertThatThrownBy(() -> download(gone).pull(pack.manifest(), PackDownloadTest::silently))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("127.0.0.1 cannot be reached: check the network");
  }

  @Test
  void pull_ofAPackWithoutAddresses() {
    PackDownload download = new PackDownload(cache, null);
    assertThatThrownBy(() -> download.pull(pack.manifest(), PackDownloadTest::silently))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("embedder.onnx cannot be downloaded", "--models-dir");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void pull_ontoAFullDisk() throws IOException {
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    server.answering(startingAt(0, content));
    assertThatPull().hasMessageContaining("No space left on device");
    Files.delete(part);
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void pull_intoACacheThatIsAFile() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));
    PackDownload download = new PackDownload(file, server.address(), SHORT);
    assertThatThrownBy(() -> download.pull(pack.manifest(), PackDownloadTest::silently))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void pull_twiceAtOnce() {
    server.answering(ranged(content));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(this::pull), CompletableFuture.runAsync(this::pull))
        .join();
    assertThat(target).hasBinaryContent(content);
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void pull_interrupted() {
    server.answering(ranged(content));
    Thread.currentThread().interrupt();
    assertThatPull().hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.org/", "http://127.0.0.1.example.org/", "ftp://127.0.0.1/", "x"})
  void mirror_thatIsNotSafe(String address) {
    assertThatThrownBy(() -> download(URI.create(address)))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/m", "http://localhost:1/m/", "http://[::1]:1/m"})
  void mirror_holdsFilesByTheirNames(String address) {
    URI file = Origin.of(URI.create(address)).of(pack.manifest().files().getFirst());
    assertThat(file.getPath()).isEqualTo("/m/detector.onnx");
  }

  private void leavePart(byte[] bytes) {
    MadeUpPack.write(part, bytes);
  }

  private void pull() {
    download(server.address()).pull(pack.manifest(), PackDownloadTest::silently);
  }

  private AbstractThrowableAssert<?, ?> assertThatPull() {
    return assertThatThrownBy(this::pull).isInstanceOf(DownloadException.class);
  }

  private PackDownload download(URI mirror) {
    return new PackDownload(cache, mirror, SHORT);
  }

  private static void silently(Object file, long done, long total) {}
}
