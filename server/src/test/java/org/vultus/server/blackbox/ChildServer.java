package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.vultus.fixtures.ChildProcess;

/**
 * The program as a process of its own, which has a folder to work in and one for temporary files.
 */
final class ChildServer implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("listens on http://127.0.0.1:(\\d+)");

  private static final Set<String> TAKES_DRAWN_FACES = Set.of("serve", "import");

  private final Path home;
  private final Process process;

  private ChildServer(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /**
   * Starts {@code vultus} with these arguments, on a free port if it serves.
   *
   * @param home for the process to work in; gets its output as well
   */
  static ChildServer start(Path home, String... arguments) throws IOException {
    Files.createDirectories(home.resolve("tmp"));
    List<String> command = new ArrayList<>(Program.java());
    command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    command.addAll(Program.vultus());
    command.addAll(List.of(arguments));
    if (TAKES_DRAWN_FACES.contains(arguments[0])) {
      command.add("--enrolment-limits=eyes=0,mouth=0");
    }
    Process process =
        ChildProcess.of(command)
            .directory(home.toFile())
            .redirectOutput(home.resolve("stdout").toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("stderr").toFile()))
            .start();
    return new ChildServer(home, process);
  }

  /** Waits until it listens. */
  Api api() throws IOException {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || ADDRESS.matcher(stdout()).find());
    Matcher address = ADDRESS.matcher(stdout());
    if (!address.find()) {
      throw new IllegalStateException("the server did not start: " + stdout() + stderr());
    }
    return new Api(Integer.parseInt(address.group(1)));
  }

  String stdout() throws IOException {
    return Files.readString(home.resolve("stdout"), UTF_8);
  }

  String stderr() throws IOException {
    return Files.readString(home.resolve("stderr"), UTF_8);
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL: nothing of the program runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    ended();
  }

  /** SIGTERM, as Ctrl-C or a service manager sends; the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return ended();
  }

  /** Waits for the end; the exit code. */
  int ended() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
