package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.ChildProcess;

/** {@code ./vultus} itself, from the built jar. */
final class LauncherIT {

  private static final Path LAUNCHER = Path.of("..", "vultus").toAbsolutePath().normalize();

  @Test
  void killedServers_leaveNothingBehindThatGrows(@TempDir Path home) throws Exception {
    runAndKill(home);
    List<String> afterOne = temporaryFiles(home);
    runAndKill(home);
    runAndKill(home);
    assertThat(temporaryFiles(home)).hasSameSizeAs(afterOne).isNotEmpty();
  }

  private static void runAndKill(Path home) throws Exception {
    Process server = start(home);
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> !server.isAlive() || output(home).contains("listens on"));
      assertThat(output(home)).contains("listens on");
    } finally {
      server.destroyForcibly();
    }
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Process start(Path home) throws IOException {
    ProcessBuilder builder =
        ChildProcess.of(
            List.of(
                LAUNCHER.toString(), "serve", "--port=0", "--data-dir=" + home.resolve("data")));
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    File output = home.resolve("output").toFile();
    return builder
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private static String output(Path home) throws IOException {
    return Files.readString(home.resolve("output"), UTF_8);
  }

  private static List<String> temporaryFiles(Path home) throws IOException {
    Path cache = home.resolve("cache").resolve("vultus");
    try (Stream<Path> files = Files.walk(cache)) {
      return files.map(file -> cache.relativize(file).toString()).sorted().toList();
    }
  }
}
