package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.ChildProcess;
import org.vultus.fixtures.TinyPack;

/**
 * A server that can write no more. A disk that is really full needs root to make; the process's
 * limit on the size of its files fails the same calls, and can be set while it runs.
 */
class FullDiskTest {

  @TempDir Path home;

  @Test
  void everyChange_isRefusedForNow_andWorksAgainAfterwards() throws Exception {
    assumeTrue(
        Stream.of("/usr/bin/prlimit", "/bin/prlimit").anyMatch(f -> Files.isExecutable(Path.of(f))),
        "prlimit (util-linux) is not installed");
    TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    try (ChildServer server =
        ChildServer.start(home, "serve", "--port=0", "--pack=" + home.resolve("tiny"))) {
      Api api = server.api();
      assertThat(api.register("ann", Photos.of(1800)).status()).isEqualTo(201);
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
      limit(server, "0");
      assertRefused(api);
      limit(server, "unlimited");
      awaitReady(api, 200);
      assertThat(api.list().ids()).containsExactly("ann");
      assertThat(api.register("bob", Photos.of(1801)).status()).isEqualTo(201);
      assertThat(api.delete("ann").status()).isEqualTo(204);
      assertThat(new Kept(home.resolve("data")).photoFiles()).hasSize(1);
    }
  }

  private static void assertRefused(Api api) throws Exception {
    Form photo = new Form().file("image", Photos.another(1800));
    List<Answer> answers =
        List.of(
            api.register("bob", Photos.of(1801)),
            api.send("POST", "/register/ann/photos", photo),
            api.send("PUT", "/register/ann", photo),
            api.delete("ann"));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(503);
              assertThat(answer.header("Retry-After")).isNotEmpty();
              assertThat(answer.fields()).containsExactly("error");
            });
    awaitReady(api, 503);
    assertThat(api.verify("ann", Photos.another(1800)).status()).isEqualTo(200);
  }

  private static void awaitReady(Api api, int status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> api.get("/health/ready").status() == status);
  }

  /** The soft limit alone, which may be raised again. */
  private static void limit(ChildServer server, String bytes) throws Exception {
    Process prlimit =
        ChildProcess.of(
                List.of("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":"))
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }
}
