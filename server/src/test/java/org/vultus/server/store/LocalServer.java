package org.vultus.server.store;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.vultus.fixtures.ChildProcess;

/**
 * A real MySQL or MariaDB server: a child process on a free port of the loopback address, in a
 * folder of its own, in a time zone that is not UTC, and lenient with what columns cannot hold.
 */
public final class LocalServer implements AutoCloseable {

  private final String scheme;
  private final Path home;
  private final int port;
  private final List<String> command;
  private Process process;

  private LocalServer(String scheme, Path home, List<String> command) throws IOException {
    this.scheme = scheme;
    this.home = home;
    this.port = freePort();
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + home.resolve("socket"),
            "--pid-file=" + home.resolve("pid"),
            "--default-time-zone=+05:30",
            "--sql-mode=NO_ENGINE_SUBSTITUTION"));
    this.command = List.copyOf(all);
    this.process = start(home, all);
    awaitAnswer();
  }

  /** MySQL from the folder that the system property {@code vultus.mysql.home} names. */
  public static LocalServer mysql() throws IOException {
    Path home = Files.createTempDirectory("vultus-mysql");
    String program = Path.of(System.getProperty("vultus.mysql.home"), "bin", "mysqld").toString();
    List<String> base =
        List.of(program, "--no-defaults", "--user=root", "--datadir=" + home + "/d");
    finish(start(home, with(base, "--initialize-insecure")));
    return new LocalServer("jdbc:mysql", home, with(base, "--mysqlx=OFF"));
  }

  /** MariaDB as installed on this machine. */
  public static LocalServer mariaDb() throws IOException {
    Path home = Files.createTempDirectory("vultus-mariadb");
    String folder = "--datadir=" + home + "/d";
    finish(
        start(
            home,
            List.of(
                installed("mariadb-install-db"),
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=root",
                folder)));
    return new LocalServer(
        "jdbc:mariadb",
        home,
        List.of(installed("mariadbd"), "--no-defaults", "--user=root", folder));
  }

  /** The URL of a database, or without a name, as a user would give it. */
  public String url(String database) {
    return "%s://127.0.0.1:%d/%s".formatted(scheme, port, database);
  }

  /** Runs statements as root. */
  void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("mysql"), "root", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Kills it, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    finish(process);
  }

  /** Starts it again, unless it runs. */
  public void restart() throws IOException {
    if (!process.isAlive()) {
      process = start(home, command);
      awaitAnswer();
    }
  }

  /** Lets it take connections and answer nothing, as a machine that swaps. */
  public void freeze() throws IOException {
    finish(ChildProcess.of(List.of("kill", "-STOP", Long.toString(process.pid()))).start());
  }

  /** Ends {@link #freeze}. */
  public void thaw() throws IOException {
    finish(ChildProcess.of(List.of("kill", "-CONT", Long.toString(process.pid()))).start());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    finish(process);
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private void awaitAnswer() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              run("SELECT 1");
              return true;
            });
  }

  private static Process start(Path home, List<String> command) throws IOException {
    return ChildProcess.of(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
        .start();
  }

  private static void finish(Process process) {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server's process did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> with(List<String> command, String argument) {
    return Stream.concat(command.stream(), Stream.of(argument)).toList();
  }

  private static String installed(String program) {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(program + " is not installed"))
        .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
