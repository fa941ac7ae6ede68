package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.TinyPack;

class ModelsCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    TinyPack.write(Files.createDirectory(folder.resolve("tiny")));
  }

  @Test
  void list_namesPacksFilesAndLicences() {
    Run run = models("list");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .contains("tiny 1 (complete)")
        .anyMatch(line -> line.matches("  tiny_detector.onnx, [\\d,]+ bytes, Apache-2.0, .*"))
        .anyMatch(line -> line.startsWith("opencv-zoo") && line.endsWith("(incomplete)"))
        .anyMatch(line -> line.contains("vultus models pull opencv-zoo"));
  }

  @Test
  void check_ofWholePacks_succeeds() {
    Run run = models("check");
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("ok +tiny_detector.onnx"))
        .anyMatch(line -> line.matches("ok +tiny_embedder.onnx"));
    assertThat(run.exit()).isZero();
  }

  @Test
  void check_ofADamagedFile_fails() throws IOException {
    Path file = folder.resolve("tiny/tiny_embedder.onnx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Run run = models("check");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("ok +tiny_detector.onnx"))
        .anyMatch(line -> line.matches("WRONG +tiny_embedder.onnx"));
  }

  @Test
  void pull_ofAnUnknownPack_namesTheKnown() {
    Run run = Run.of("models", "pull", "nothing");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("'nothing'", "opencv-zoo");
  }

  @Test
  void withoutVerb_isHelp() {
    assertThat(Run.of("models").out()).contains("list", "pull", "check");
  }

  private Run models(String verb) {
    return Run.of("models", verb, "--models-dir=" + folder);
  }
}
