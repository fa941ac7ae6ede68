package org.vultus.server.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of pairs and folders of people; what lies in the files is not looked at. */
class DataSetTest {

  private static final String HEADER = "path_a,path_b,same\n";
  private static final String TWO = "a/1.jpg,a/2.jpg,1\na/1.jpg,b/1.jpg,0\n";

  @TempDir private Path folder;

  @BeforeEach
  void create() throws IOException {
    for (String file : new String[] {"a/1.jpg", "a/2.jpg", "b/1.jpg", "b/2.jpg", "c/1.jpg"}) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
  }

  @Test
  void pairs_areReadInTheirOrder() throws IOException {
    DataSet data = read(HEADER + TWO);
    assertThat(data.images()).containsExactly("a/1.jpg", "a/2.jpg", "b/1.jpg");
    assertThat(data.people()).containsExactly("a", "b");
    assertThat(data.personOf()).containsExactly(0, 0, 1);
    assertThat(data.first()).containsExactly(0, 0);
    assertThat(data.second()).containsExactly(1, 2);
  }

  @Test
  void quotesByteOrderMarkAndBlankLines_areAccepted() throws IOException {
    DataSet data = read("\uFEFF" + HEADER + "\"a/1.jpg\",\"a/2.jpg\",1\n\na/1.jpg,b/1.jpg,0\r\n");
    assertThat(data.images()).hasSize(3);
  }

  @Test
  void hash_isThatOfTheList() throws IOException {
    assertThat(read(HEADER + TWO).sha256())
        .isEqualTo(read(HEADER + TWO).sha256())
        .isNotEqualTo(read(HEADER + TWO + "a/2.jpg,b/1.jpg,0\n").sha256());
  }

  /** All in one folder, say: then only the labels tell who is who. */
  @Test
  void labelsAgainstFolderNames_joinImagesToPeople() throws IOException {
    DataSet data = read(HEADER + "a/1.jpg,b/1.jpg,1\nb/1.jpg,c/1.jpg,1\na/1.jpg,a/2.jpg,0\n");
    assertThat(data.personOf()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void labelsThatContradictEachOther_areRefused() {
    assertRefused(HEADER + "a/1.jpg,b/1.jpg,1\nb/1.jpg,c/1.jpg,1\na/1.jpg,c/1.jpg,0\n", "line 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a/1.jpg,a/2.jpg,maybe|line 2: 'a/1.jpg,a/2.jpg,maybe' is not two paths and 1 or 0
          a/1.jpg,a/2.jpg|line 2: 'a/1.jpg,a/2.jpg' is not two paths
          a/1.jpg,x/9.jpg,1|line 2: there is no image 'x/9.jpg'
          a/1.jpg,a/1.jpg,1|line 2: an image is compared with itself
          a/1.jpg,a/2.jpg,1|has no pair of two people
          a/1.jpg,b/1.jpg,0|has no pair of one person
          """)
  void listThatMakesNoSense_isRefused(String line, String reason) {
    assertRefused(HEADER + line + "\n", reason);
  }

  @Test
  void otherHeader_isRefused() {
    assertRefused("left,right,label\n", "begins with 'left,right,label'; expected is");
    assertRefused("", "is empty");
  }

  @Test
  void people_givesEveryPair() {
    DataSet data = PeopleFolder.read(folder, 100, 1);
    assertThat(data.images()).hasSize(5);
    assertThat(data.first()).as("2 genuine and 8 impostor pairs").hasSize(10);
  }

  @Test
  void people_drawsTheSameSampleAgain() {
    DataSet sample = PeopleFolder.read(folder, 3, 7);
    assertThat(sample.first()).hasSize(5);
    assertThat(sample.sha256()).isEqualTo(PeopleFolder.read(folder, 3, 7).sha256());
    assertThat(sample.sha256()).isNotEqualTo(PeopleFolder.read(folder, 3, 8).sha256());
  }

  @Test
  void people_withOnePhotoEach_areRefused() throws IOException {
    Files.delete(folder.resolve("a/2.jpg"));
    Files.delete(folder.resolve("b/2.jpg"));
    assertThatThrownBy(() -> PeopleFolder.read(folder, 3, 7))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no pair of one person");
  }

  @Test
  void groups_areOfImagesOrPeople() throws IOException {
    Path file = Files.writeString(folder.resolve("g.csv"), "image,group\na,x\na/2.jpg,y\nq,z\n");
    Groups groups = Groups.read(file, read(HEADER + TWO));
    assertThat(groups.names()).containsExactly("x", "y", "z");
    assertThat(groups.ofImages()).containsExactly(0, 1, -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          who,what;a,x|expected is 'image,group' or 'person,group'
          person,group;q,x|names no image and no person
          person,group;a|line 2: expected are an image or a person
          who,group;a,x|begins with 'who,group'; expected is 'image,group' or 'person,group'
          person,group;a,x;a,y|line 3: 'a' is in the group 'x' already
          """)
  void groupsThatMakeNoSense_areRefused(String lines, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("g.csv"), lines.replace(";", "\n"));
    DataSet data = read(HEADER + TWO);
    assertThatThrownBy(() -> Groups.read(file, data))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }

  private void assertRefused(String list, String reason) {
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }

  private DataSet read(String list) throws IOException {
    return PairFile.read(Files.writeString(folder.resolve("pairs.csv"), list), folder);
  }
}
