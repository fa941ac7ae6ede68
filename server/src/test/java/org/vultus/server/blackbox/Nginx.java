package org.vultus.server.blackbox;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import org.vultus.Shared;
import org.vultus.fixtures.ChildProcess;

/** A real nginx on a free port of the loopback address, in a folder of its own. */
final class Nginx implements AutoCloseable {

  /** Password of the user {@code me}, where a configuration asks for one. */
  static final String CREDENTIALS = "Authorization: Basic bWU6c2VjcmV0";

  private static final String AROUND =
      """
      daemon off;
      worker_processes 1;
      pid nginx.pid;
      events { worker_connections 64; }
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
      SERVERS
      }
      """;

  private final Path home;
  private final int port;
  private final Process process;

  private Nginx(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one. Where there is none, the test is skipped.
   *
   * @param servers its configuration, with {@code PORT} and {@code USERS} for a port to listen on
   *     and a file with a user
   */
  static Nginx started(String servers) throws IOException {
    Path program = program().orElse(null);
    if (program == null) {
      Shared.absent("this test needs nginx: no program 'nginx' is on the path or in /usr/sbin");
    }
    Path home = Files.createTempDirectory("vultus-nginx");
    // Started by root, it works as another user.
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    int port = freePort();
    Path users = Files.writeString(home.resolve("users"), "me:{PLAIN}secret\n");
    String all =
        AROUND
            .replace("SERVERS", servers)
            .replace("PORT", "127.0.0.1:" + port)
            .replace("USERS", users.toString());
    Path file = Files.writeString(home.resolve("nginx.conf"), all);
    Process process =
        ChildProcess.of(
                List.of(
                    String.valueOf(program),
                    "-p",
                    home.toString(),
                    "-c",
                    file.toString(),
                    "-e",
                    "log"))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("out").toFile())
            .start();
    Nginx nginx = new Nginx(home, port, process);
    nginx.awaitPort();
    return nginx;
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FileSystemUtils.deleteRecursively(home);
  }

  private void awaitPort() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "nginx did not start: " + Files.readString(home.resolve("out")));
              }
              return answers();
            });
  }

  private boolean answers() {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
