package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a server whose database or photo folder is taken away or damaged under it. */
class ReadinessTest {

  private ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeEach
  void start() throws Exception {
    server = ServerUnderTest.started(Setup.USUAL);
    assertThat(server.api().register("ann", Photos.of(1700)).status()).isEqualTo(201);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vultus.db", "vultus.db-wal"})
  void databaseFileRemoved_nothingIsPromised_untilItIsBack(String name) throws Exception {
    Path file = server.data().resolve(name);
    Path aside = server.home().resolve("aside");
    awaitReady(200);
    Files.move(file, aside);
    assertNothingIsKept();
    awaitReady(503);
    assertThat(server.api().get("/health/ready").header("Retry-After")).isNotEmpty();
    Files.move(aside, file);
    awaitReady(200);
    assertThat(server.api().register("bob", Photos.of(1701)).status()).isEqualTo(201);
  }

  @Test
  void databaseFileReplaced_nothingIsPromised() throws Exception {
    Path file = server.data().resolve("vultus.db");
    Path copy = Files.copy(file, server.home().resolve("copy"));
    Files.delete(file);
    Files.move(copy, file);
    assertNothingIsKept();
    awaitReady(503);
    assertThat(server.api().get("/status/").json().path("problem").asString())
        .contains("removed or replaced");
  }

  @Test
  void photoFolderRemoved_nothingIsPromised() throws Exception {
    Files.move(server.data().resolve("photos"), server.home().resolve("photos"));
    assertNothingIsKept();
    awaitReady(503);
  }

  /** Beyond the first pages, where every look would see it. */
  @Test
  void databaseFileDamaged_isNotReady() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(server.api().register("many" + i, Photos.of(1702)).status()).isEqualTo(201);
    }
    assertThat(server.api().delete("many29").status()).isEqualTo(204);
    Path file = server.data().resolve("vultus.db");
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 4096 * 8; at < Files.size(file); at += 4096 * 3) {
        damaged.seek(at);
        damaged.write(noise);
      }
    }
    awaitReady(503);
    assertThat(server.api().get("/health/ready").body()).contains("damaged");
  }

  @Test
  void photoThatCannotBeRemoved_isNoDeletion() throws Exception {
    String name = server.kept().photoFiles().getFirst();
    Path photo = server.data().resolve("photos").resolve(name);
    Files.delete(photo);
    Files.createDirectories(photo.resolve("in the way"));
    Answer answer = server.api().delete("ann");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"error\":\"The photo could not be removed\"}");
    assertThat(server.api().list().ids()).containsExactly("ann");
    assertThat(server.api().verify("ann", Photos.another(1700)).status()).isEqualTo(200);
  }

  private void assertNothingIsKept() throws Exception {
    for (int i = 0; i < 3; i++) {
      Answer registered = server.api().register("lost" + i, Photos.of(1703));
      assertThat(registered.status()).isEqualTo(503);
      assertThat(registered.header("Retry-After")).isNotEmpty();
    }
    assertThat(server.api().delete("ann").status()).isEqualTo(503);
    assertThat(
            server
                .api()
                .send(
                    "POST",
                    "/register/ann/photos?force=true",
                    new Form().file("image", Photos.of(1704)))
                .status())
        .isEqualTo(503);
  }

  /** The verdict may be some seconds old. */
  private void awaitReady(int status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> server.api().get("/health/ready").status() == status);
  }
}
