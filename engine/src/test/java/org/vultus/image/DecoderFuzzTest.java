package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessHandle.Info;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.ChildProcess;
import org.vultus.fixtures.SmallFiles;

/**
 * The decoder in a process of its own: damaged files, and what a photo costs the others. {@code
 * -Dvultus.fuzz.mutants=40000} tries so many; where {@code /proc} tells, memory is watched.
 */
final class DecoderFuzzTest {

  private static final int MUTANTS = Integer.getInteger("vultus.fuzz.mutants", 400);

  private static final int HEAP = 512;

  /** 12 bytes for each of 64,000,000 pixels, of which 3 are in the heap. */
  private static final int NATIVE = 576;

  /** The Java machine's own, and small change. */
  private static final int REST = 300;

  @TempDir private Path folder;

  @Test
  @Timeout(3600)
  void mutants_neitherCrashNorHangNorTakeMuchMemory() throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    int pictures = 0;
    long most = 0;
    for (int from = 0; from < MUTANTS; ) {
      Run run = run(from);
      pictures += run.pictures;
      most = Math.max(most, run.mostMegabytes);
      if (run.exit != 0) {
        failures.add("mutant %d ended the process with %d".formatted(run.last, run.exit));
      }
      from = run.exit == 0 ? MUTANTS : run.last + 1;
    }
    System.out.printf("%d mutants, %d pictures, at most %d MB resident%n", MUTANTS, pictures, most);
    assertThat(failures).isEmpty();
    assertThat(pictures).isPositive().isLessThan(MUTANTS);
    assertThat(most).isLessThan(HEAP + NATIVE + REST);
  }

  private record Run(int exit, int last, int pictures, long mostMegabytes) {}

  private static Run run(int from) throws IOException, InterruptedException {
    Process process = process(HEAP, "mutants", "" + from, "" + MUTANTS);
    int last = from;
    int pictures = 0;
    long most = 0;
    Optional<Duration> spent = Optional.empty();
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("ready");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("begun")) {
          last = Integer.parseInt(words[1]);
          spent = processorTime(process);
        } else if (words[0].equals("ended")) {
          pictures += words[2].equals("PICTURE") ? 1 : 0;
          most = mostMegabytes(process).orElse(most);
          reportSlow(last, spent, processorTime(process));
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), last, pictures, most);
  }

  private static void reportSlow(int mutant, Optional<Duration> from, Optional<Duration> to) {
    if (from.isPresent() && to.isPresent()) {
      Duration took = to.get().minus(from.get());
      if (took.compareTo(Duration.ofSeconds(1)) > 0) {
        System.out.printf("mutant %d took %d ms of processor time%n", mutant, took.toMillis());
      }
    }
  }

  private static Optional<Duration> processorTime(Process process) {
    return process.info().totalCpuDuration();
  }

  /** The most memory that the process has had; empty once it has ended, or without /proc. */
  private static Optional<Long> mostMegabytes(Process process) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(process.pid()));
    if (!Files.exists(status)) {
      return Optional.empty();
    }
    return Files.readString(status)
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }

  @Test
  void photoThatDoesNotFitIntoMemory_isRefusedAloneAndTheNextIsRead() throws IOException {
    Path large = folder.resolve("large.bmp");
    Path small = folder.resolve("small.png");
    BufferedImage image = new BufferedImage(5000, 5000, BufferedImage.TYPE_BYTE_BINARY);
    Files.write(large, SmallFiles.file(image, "bmp"));
    Files.write(small, SmallFiles.file("png"));
    Process process = process(64, "files", large.toString(), small.toString());
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).startsWith("UNREADABLE").contains("its decoder failed");
      assertThat(lines.readLine()).isEqualTo("PICTURE Raster[64 x 40]");
    }
  }

  private static Process process(int heap, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Info self = ProcessHandle.current().info();
    command.add(self.command().orElseThrow());
    command.addAll(List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "-Xlog:disable"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DecodingProcess.class.getName());
    command.addAll(List.of(arguments));
    return ChildProcess.of(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
