package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.TinyPack;

/** Each file of a folder ends in one count. */
class ImportTreeTest {

  @TempDir Path home;

  private Path people = Path.of("");
  private Path pack = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    people = Files.createDirectory(home.resolve("people"));
    pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
  }

  @Test
  void countsOfAnOddTree_addUp() throws IOException {
    assertCountsOf(OddTree.of(6, people));
  }

  void assertCountsOf(OddTree tree) throws IOException {
    Path list = home.resolve("refused.csv");
    Run run =
        Run.of(
            "import",
            people.toString(),
            "--data-dir=" + home.resolve("data"),
            "--pack=" + pack,
            "--refused=" + list);
    assertThat(run.exit()).isZero();
    assertThat(tree.files()).isEqualTo(tree.imported() + tree.refused() + tree.leftOut());
    assertThat(run.out().replaceAll("[ ]+", " ").replace(",", ""))
        .contains("Files " + tree.files() + "\n")
        .contains("Imported " + tree.imported() + " (new users: " + tree.newUsers() + ")")
        .contains("Imported before 0\n")
        .contains("Refused " + tree.refused() + " ")
        .contains("Left out " + tree.leftOut() + " ");
    assertThat(Files.readAllLines(list)).hasSize(1 + tree.refused() + tree.leftOut());
  }
}
