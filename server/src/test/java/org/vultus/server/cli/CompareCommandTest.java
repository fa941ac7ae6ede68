package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.TinyPack;

class CompareCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    TinyPack.write(folder);
    Files.write(folder.resolve("a1.jpg"), DrawnScene.of(DrawnFace.of(1)).jpeg());
    Files.write(folder.resolve("a2.png"), DrawnScene.of(DrawnFace.of(1).tilted(9)).png());
    Files.write(folder.resolve("b.jpg"), DrawnScene.of(DrawnFace.of(2)).jpeg());
    Files.write(folder.resolve("nobody.jpg"), DrawnScene.of().jpeg());
  }

  @Test
  void compare_onePerson() {
    Run run = compare("a1.jpg", "a2.png");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("Similarity  (0\\.[789]|1\\.0)\\d+"),
            line ->
                assertThat(line)
                    .startsWith("Decided by  tiny 1, threshold 0.7000, not calibrated (drawn"),
            line -> assertThat(line).matches("Quality     \\d+ and \\d+"),
            line -> assertThat(line).isEqualTo("Decision    same person"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void compare_twoPersons() {
    Run run = compare("a1.jpg", "b.jpg");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).endsWith("Decision    not the same person\n");
  }

  @Test
  void compare_photoWithoutFace_saysWhich() {
    Run run = compare("a1.jpg", "nobody.jpg");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("nobody.jpg: ").doesNotContain("\tat ");
  }

  @Test
  void compare_missingPhoto_saysWhich() {
    Run run = compare("a1.jpg", "missing.jpg");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("missing.jpg cannot be read").doesNotContain("\tat ");
  }

  @Test
  void compare_onePhoto_isMisuse() {
    assertThat(Run.of("compare", "a.jpg").exit()).isEqualTo(2);
  }

  private Run compare(String first, String second) {
    return Run.of(
        "compare",
        folder.resolve(first).toString(),
        folder.resolve(second).toString(),
        "--pack=" + folder);
  }
}
