package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.TinyPack;

/** Each file of a folder ends in one count. */
class ImportTreeTest {

  @TempDir Path home;

  @Test
  void countsOfAnOddTree_addUp() throws IOException {
    assertCounts(5, 8, home);
  }

  /** Of the import of a tree of so many parts, each with so many thumbnails of a system. */
  static void assertCounts(int parts, int thumbnails, Path home) throws IOException {
    Path people = Files.createDirectory(home.resolve("people"));
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    Path list = home.resolve("refused.csv");
    OddTree tree = OddTree.of(parts, thumbnails, people);
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
