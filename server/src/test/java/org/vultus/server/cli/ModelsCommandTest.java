package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  void check_ofAMissingFile_fails() throws IOException {
    Files.delete(folder.resolve("tiny/tiny_embedder.onnx"));
    Run run = models("check");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines()).anyMatch(line -> line.matches("missing +tiny_embedder.onnx"));
  }

  /** What was never here is not missing, unless it was asked for. */
  @Test
  void check_ofAKnownPack_failsOnceItIsBegunOrNamed() throws IOException {
    assertThat(models("check").out()).contains("opencv-zoo is not here: run `./vultus models pull");
    Run named = Run.of("models", "check", "--models-dir=" + folder, "--pack=opencv-zoo");
    assertThat(named.exit()).isEqualTo(1);
    assertThat(named.out()).contains("the model pack opencv-zoo is not complete");
    Path cache = Files.createDirectories(folder.resolve("cache/opencv-zoo"));
    Run begun = Run.of("models", "check", "--models-cache=" + cache.getParent());
    assertThat(begun.exit()).isEqualTo(1);
    assertThat(begun.out().lines()).anyMatch(line -> line.startsWith("missing  face_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "check"})
  void modelsFolderThatIsNotThere_fails(String verb) {
    Run run = Run.of("models", verb, "--models-dir=" + folder.resolve("none"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("none does not exist");
  }

  @Test
  void help_knowsTheCommandsOfACommand() {
    assertThat(Run.of("help", "models", "list").out()).startsWith("Usage: vultus models list");
    assertThat(Run.of("help", "serve").out()).startsWith("Usage: vultus serve");
    assertThat(Run.of("help").out()).contains("Verifies people by their photos");
    Run unknown = Run.of("help", "models", "push");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no command 'push'; there are: ", "pull");
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
