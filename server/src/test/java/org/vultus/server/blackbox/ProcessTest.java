package org.vultus.server.blackbox;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.TinyPack;

/** The program as a process: what it prints, where it writes, how it ends. */
class ProcessTest {

  private static final int PEOPLE = 60;

  @TempDir Path home;

  @Test
  void server_printsWhatItPromises_writesNoUploadElsewhere_andEndsInOrder() throws Exception {
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    try (ChildServer child = ChildServer.start(home, "serve", "--port=0", "--pack=" + pack)) {
      Api api = child.api();
      assertStartUpOutput(child, api.port(), 0);
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
      try (WatchService watch = FileSystems.getDefault().newWatchService()) {
        watch(watch);
        callAll(api);
        assertThat(written(watch)).isEmpty();
      }
      assertThat(child.stop()).isIn(0, 143);
      assertStartUpOutput(child, api.port(), 0);
      assertThat(child.stderr()).isEmpty();
    }
  }

  /** One that stalls, one that goes on for ever, and a list that nobody reads. */
  @Test
  void clientsThatNeverEnd_doNotKeepTheServerFromEnding() throws Exception {
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    try (ChildServer child = ChildServer.start(home, "serve", "--port=0", "--pack=" + pack);
        RawConnection stalled = new RawConnection(child.api().port());
        RawConnection endless = new RawConnection(child.api().port());
        RawConnection list = new RawConnection(child.api().port())) {
      stalled.head(RawHttpTest.postHead("/register/", 1 << 20)).send(new byte[1000]);
      endless.head(RawHttpTest.postHead("/verify/", 1 << 20));
      list.head("GET /register/ HTTP/1.1", "Host: localhost");
      Thread sending = Thread.startVirtualThread(() -> dribble(endless));
      assertThat(child.stop()).isIn(0, 143);
      sending.interrupt();
    }
  }

  private static void dribble(RawConnection connection) {
    try {
      while (true) {
        connection.send(new byte[] {'-'});
        Thread.sleep(Duration.ofMillis(500));
      }
    } catch (IOException | InterruptedException e) {
      // The server has ended the connection, or the test is over.
    }
  }

  /** As by Ctrl-C, which a test runner in the background keeps from its children. */
  @ParameterizedTest
  @ValueSource(strings = {"import", "evaluate"})
  void command_stoppedByASignal_saysSo_andEndsBetweenTwoPhotos(String command) throws Exception {
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    Path photos = Files.createDirectory(home.resolve("people"));
    for (int i = 0; i < 2 * PEOPLE; i++) {
      Path person = Files.createDirectories(photos.resolve("person" + i / 2));
      Files.write(person.resolve(i + ".jpg"), Photos.of(i / 2 + 1));
    }
    String[] source =
        command.equals("import")
            ? new String[] {command, photos.toString(), "--pack=" + pack}
            : new String[] {command, "--people=" + photos, "--report=report", "--pack=" + pack};
    try (ChildServer child = ChildServer.start(home, source)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> child.stderr().toLowerCase(Locale.ROOT).contains(command + ": "));
      assertThat(child.stop()).isEqualTo(143);
      assertThat(child.stderr()).contains("Interrupted. ").doesNotContain("\tat ");
      assertThat(child.stdout()).isEmpty();
      assertThat(home.resolve("hs_err_pid" + child.pid() + ".log")).doesNotExist();
    }
  }

  @Test
  void import_interrupted_isFinishedByRepeatingIt() throws Exception {
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    Path photos = Files.createDirectory(home.resolve("people"));
    for (int person = 1; person <= PEOPLE; person++) {
      Files.write(photos.resolve(person + ".jpg"), Photos.of(person));
    }
    String[] command = {"import", photos.toString(), "--pack=" + pack, "--concurrency=1"};
    try (ChildServer child = ChildServer.start(home, command)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> child.stderr().contains("Import: "));
      child.kill();
      assertThat(child.stdout()).isEmpty();
    }
    try (ChildServer child = ChildServer.start(home, command)) {
      assertThat(child.ended()).isZero();
      assertThat(counts(child)).hasSize(5).startsWith(PEOPLE).endsWith(0, 0);
      assertThat(counts(child).stream().mapToInt(i -> i).sum()).isEqualTo(2 * PEOPLE);
      assertThat(counts(child).get(2)).isPositive();
      assertThat(child.stderr()).contains("Import: %d of %d".formatted(PEOPLE, PEOPLE));
    }
    Kept kept = new Kept(home.resolve("data"));
    assertThat(kept.photoFiles()).hasSize(PEOPLE).isEqualTo(kept.templateRows());
  }

  /** Files, and of these imported, imported before, refused, left out. */
  private static List<Integer> counts(ChildServer child) throws IOException {
    return child
        .stdout()
        .lines()
        .map(line -> line.replaceFirst("\\D+", "").replaceFirst("\\D.*", ""))
        .map(Integer::valueOf)
        .toList();
  }

  private void assertStartUpOutput(ChildServer child, int port, int users) throws IOException {
    assertThat(child.stdout().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("Vultus .+ listens on http://127\\.0\\.0\\.1:" + port),
            line ->
                assertThat(line)
                    .matches(
                        "Pack +tiny 1, threshold 0\\.7000, not calibrated \\(drawn persons: .*\\)"),
            line -> assertThat(line).matches("Users +" + users),
            line -> assertThat(line).matches("Database +SQLite"),
            line -> assertThat(line).matches("Data +" + home.toRealPath().resolve("data")));
  }

  private static void callAll(Api api) throws Exception {
    assertThat(api.register("x", Photos.large(1)).status()).isEqualTo(201);
    assertThat(api.verify("x", Photos.of(1)).status()).isEqualTo(200);
    assertThat(api.register("y", new byte[20 << 20]).status()).isEqualTo(400);
    assertThat(api.register("z", new byte[26 << 20]).status()).isEqualTo(413);
    assertThat(api.delete("x").status()).isEqualTo(204);
    assertThat(api.send("PUT", "/register/").status()).isEqualTo(405);
  }

  /** Every folder that it might write to but must not. */
  private void watch(WatchService watch) throws IOException {
    home.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
    try (Stream<Path> temporary = Files.walk(home.resolve("tmp"))) {
      for (Path folder : temporary.filter(Files::isDirectory).toList()) {
        folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      }
    }
  }

  private static List<String> written(WatchService watch) {
    WatchKey key = watch.poll();
    return key == null
        ? List.of()
        : key.pollEvents().stream().map(event -> key.watchable() + "/" + event.context()).toList();
  }
}
