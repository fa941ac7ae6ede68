package org.vultus.lab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of its own on a free port of the loopback address; closing it ends the process. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("listens on (http://\\S+)");
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final URI address;
  private final Duration startTime;

  private ServerProcess(Process process, URI address, Duration startTime) {
    this.process = process;
    this.address = address;
    this.startTime = startTime;
  }

  /** Starts a server and waits until it listens. */
  static ServerProcess start(ServerCommand command) throws IOException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command.words()).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(ServerProcess::isSetting);
    Process process = builder.start();
    try {
      URI address = address(process);
      return new ServerProcess(process, address, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** From the launcher's start until the server said that it listens. */
  Duration startTime() {
    return startTime;
  }

  /** Processor time that the process has used so far. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Its resident memory in MiB, as Linux counts it. */
  double residentMiB() throws IOException {
    return statusMiB("VmRSS");
  }

  /** The most resident memory it ever had, in MiB. */
  double peakMiB() throws IOException {
    return statusMiB("VmHWM");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What the shell has set is for the server in use; only options of the Java machine are asked
   * for.
   */
  private static boolean isSetting(String variable) {
    return variable.startsWith("VULTUS_") && !variable.equals("VULTUS_JAVA_OPTS");
  }

  private double statusMiB(String name) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException(status + " has no line " + name);
  }

  private static URI address(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return URI.create(matcher.group(1));
      }
      lines.add(line);
    }
    throw new IOException("the server did not start: " + String.join("\n", lines));
  }
}
