package org.vultus.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.ChildProcess;

/** What ONNX Runtime does to the process that it is in. */
final class OnnxProcessTest {

  private static final int STATUS = 7;
  private static final String UNPACKED = "onnxruntime-java";

  @Test
  void programThatEndsWhileNetworksRun_doesNotCrash(@TempDir Path folder) throws Exception {
    Process program = start(folder);
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String output = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.exitValue()).as(output).isEqualTo(STATUS);
    assertThat(output).contains("ran during shutdown");
  }

  /** A process that is killed would leave it there. */
  @Test
  void library_isNotUnpackedIntoTheTempFolder(@TempDir Path folder) throws Exception {
    Process program = start(folder);
    String output = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(output).contains("0 files in the temp folder");
  }

  private static Process start(Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Working.class.getName());
    return ChildProcess.of(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /** Runs a network, also when it is about to end. */
  static final class Working {

    private Working() {}

    /** A hook keeps the program from its end, as a server does that answers first. */
    public static void main(String[] arguments) throws IOException {
      OnnxModel network = network();
      run(network, 640);
      System.out.println(unpacked() + " files in the temp folder");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> goOn(network)));
      System.exit(STATUS);
    }

    private static long unpacked() throws IOException {
      try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
        return files
            .filter(Files::isRegularFile)
            .filter(file -> file.toString().contains(UNPACKED))
            .count();
      }
    }

    private static OnnxModel network() throws IOException {
      String name = "/org/vultus/pack/known/builtin/detector.onnx";
      try (InputStream file = OnnxModel.class.getResourceAsStream(name)) {
        return OnnxModel.load(file.readAllBytes(), "input", List.of("kps_8"));
      }
    }

    /** By then ONNX Runtime's own hook has run. */
    private static void goOn(OnnxModel network) {
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      run(network, 1280);
      System.out.println("ran during shutdown");
    }

    private static void run(OnnxModel network, long side) {
      network.run(new long[] {1, 3, side, side}, values -> {});
    }
  }
}
