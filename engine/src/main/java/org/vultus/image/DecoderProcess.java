package org.vultus.image;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.vultus.image.DecoderWire.Order;
import org.vultus.image.container.EncodedFrame;

/**
 * A process that decodes pictures, one after the other: what a hostile file does to a decoder, it
 * does to that process alone. For one thread at a time.
 */
final class DecoderProcess implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  /** Settings may hold a password; the rest of the environment says where libraries lie. */
  private static final String SETTINGS = "VULTUS_";

  private static final List<String> PASSED_ON =
      List.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir");

  private final Process process;
  private final Duration longest;
  private final DataOutputStream orders;
  private final DataInputStream answers;

  private DecoderProcess(Process process, Duration longest) {
    this.process = process;
    this.longest = longest;
    this.orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    this.answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts one; its first picture waits until it is ready.
   *
   * @param maxPixels of the pictures that it will get
   * @param longest that it may take for one, and for its own start before the first
   * @throws UncheckedIOException if the system starts no more processes
   */
  static DecoderProcess start(long maxPixels, Duration longest) {
    ProcessBuilder builder =
        new ProcessBuilder(command(maxPixels)).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith(SETTINGS));
    builder.environment().put("OPENCV_IO_MAX_IMAGE_PIXELS", Long.toString(maxPixels));
    builder.environment().put("OPENCV_LOG_LEVEL", "SILENT");
    try {
      return new DecoderProcess(builder.start(), longest);
    } catch (IOException e) {
      throw new UncheckedIOException("no process could be started to decode pictures", e);
    }
  }

  /**
   * As {@link PixelDecoder#decode}.
   *
   * @throws DecoderFailedException if the decoder failed, and is ready for more, or took too long,
   *     and is gone
   * @throws IOException if it ended by itself or was killed
   */
  Optional<Raster> decode(EncodedFrame frame, int reduction) throws IOException {
    CompletableFuture<Void> limit =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
    try {
      DecoderWire.send(new Order(frame, reduction), orders);
      return DecoderWire.pixels(answers);
    } catch (IOException e) {
      if (limit.isDone()) {
        throw new DecoderFailedException();
      }
      throw e;
    } finally {
      limit.cancel(false);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static List<String> command(long maxPixels) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx" + Budget.heapMegabytes(maxPixels) + "m",
            "-XX:+ExitOnOutOfMemoryError",
            // What it leaves when it crashes would hold parts of a photo.
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Djava.awt.headless=true"));
    for (String property : PASSED_ON) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DecodingProgram.class.getName()));
    return command;
  }
}
