package org.vultus.lab.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.lab.datasets.PairList.Pair;

class PairListTest {

  @TempDir Path folder;

  @Test
  void pairs_areReadInTheirOrder() throws IOException {
    PairList list = read("path_a,path_b,same\nx/0.jpg,x/1.jpg,1\ny/0.jpg,x/0.jpg,0\n");
    assertThat(list.pairs())
        .containsExactly(
            new Pair("x/0.jpg", "x/1.jpg", true), new Pair("y/0.jpg", "x/0.jpg", false));
    assertThat(list.photos()).containsExactly("x/0.jpg", "x/1.jpg", "y/0.jpg");
  }

  @Test
  void missingHeader_isRefused() {
    assertThatThrownBy(() -> read("x/0.jpg,x/1.jpg,1\n")).hasMessageContaining("path_a");
    assertThatThrownBy(() -> read("")).hasMessageContaining("path_a");
  }

  @Test
  void lineOfAnotherForm_isRefusedWithItsNumber() {
    assertThatThrownBy(() -> read("path_a,path_b,same\nx/0.jpg,x/1.jpg,yes\n"))
        .hasMessageContaining("line 2");
  }

  private PairList read(String csv) throws IOException {
    return PairList.read(Files.writeString(folder.resolve("pairs.csv"), csv), folder);
  }
}
