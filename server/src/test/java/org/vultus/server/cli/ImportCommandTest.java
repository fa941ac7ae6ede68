package org.vultus.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.identity.User;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

class ImportCommandTest {

  @TempDir Path home;

  private Path people = Path.of("");
  private Path pack = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    people = Files.createDirectory(home.resolve("people"));
    pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
  }

  @Test
  void import_takesAllThreeForms() throws IOException {
    photo("alice/1.jpg", DrawnFace.of(1));
    photo("alice/2.JPG", DrawnFace.of(1).tilted(5));
    photo("bob.jpg", DrawnFace.of(2));
    photo("b21ai022_20230723123456.jpg", DrawnFace.of(3));
    photo("Bob/more.png", DrawnFace.of(2).lit(0.9));
    Files.writeString(people.resolve("notes.txt"), "no photo");
    photo(".hidden.jpg", DrawnFace.of(4));
    assertCounts(runImport(), 5, 0, 0);
    assertThat(users())
        .map(id -> id.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder("alice", "bob", "b21ai022");
    assertThat(photosKept()).hasSize(5);
    assertThat(refusals()).doesNotExist();
  }

  @Test
  void listThatCannotBeWritten_isSaidBeforeAnybodyIsRegistered() throws IOException {
    photo("bob.jpg", DrawnFace.of(2));
    Path nowhere = home.resolve("none").resolve("refused.csv");
    for (Path list : List.of(nowhere, home)) {
      Run run =
          Run.of(
              "import",
              people.toString(),
              "--data-dir=" + data(),
              "--pack=" + pack,
              "--refused=" + list);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("cannot be written to " + list).doesNotContain("\tat ");
    }
    assertThat(users()).isEmpty();
  }

  @Test
  void import_repeated_doesNothing() throws IOException {
    photo("alice/1.jpg", DrawnFace.of(1));
    photo("bob.jpg", DrawnFace.of(2));
    assertCounts(runImport(), 2, 0, 0);
    photo("carol.jpg", DrawnFace.of(3));
    assertCounts(runImport(), 1, 2, 0);
    assertThat(photosKept()).hasSize(3);
  }

  @Test
  void import_listsWhatWasRefusedAndWhy() throws IOException {
    photo("good.jpg", DrawnFace.of(1));
    Files.write(people.resolve("no \"face\".jpg"), DrawnScene.of().jpeg());
    Files.write(people.resolve("text, only.jpg"), "text".getBytes(UTF_8));
    Files.write(people.resolve("empty.jpg"), new byte[0]);
    photo("x".repeat(200) + "/1.jpg", DrawnFace.of(2));
    photo(" /1.jpg", DrawnFace.of(5));
    assertCounts(runImport(), 2, 0, 4);
    List<String> lines = Files.readAllLines(refusals());
    assertThat(lines).hasSize(5).first().isEqualTo("file,id,code,reason");
    String folder = people + "/";
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "\"%sno \"\"face\"\".jpg\",\"no \"\"face\"\"\",no_face,\""
                            .formatted(folder)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "\"%stext, only.jpg\",\"text, only\",unsupported_format,\""
                            .formatted(folder)))
        .anySatisfy(line -> assertThat(line).contains(",\"empty\",un"))
        .anySatisfy(line -> assertThat(line).contains(",\" \",invalid_id,"));
    assertThat(Files.readString(refusals())).endsWith("\r\n");
  }

  @Test
  void progress_isALineATenth_whereThereIsNoTerminal() throws IOException {
    for (int i = 1; i <= 20; i++) {
      photo(i + ".jpg", DrawnFace.of(i));
    }
    Run run = runImport();
    assertThat(run.err().lines())
        .hasSize(10)
        .contains("Import: 2 of 20", "Import: 10 of 20")
        .endsWith("Import: 20 of 20");
  }

  @Test
  void import_ofAnEmptyFolder_imports() {
    assertCounts(runImport(), 0, 0, 0);
  }

  @Test
  void import_ofNoFolder_isRefused() {
    Run run = Run.of("import", home.resolve("nowhere").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere is no folder").doesNotContain("\tat ");
  }

  @Test
  void import_withoutPack_isRefused() {
    Run run = Run.of("import", people.toString(), "--data-dir=" + data(), "--pack=opencv-zoo");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("opencv-zoo").doesNotContain("\tat ");
  }

  private Run runImport() {
    return Run.of(
        "import",
        people.toString(),
        "--data-dir=" + data(),
        "--pack=" + pack,
        "--refused=" + refusals());
  }

  private static void assertCounts(Run run, int imported, int before, int refused) {
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll("\\s+", " ").replaceAll(" \\(.*", "")))
        .containsExactly("Imported " + imported, "Imported before " + before, "Refused " + refused);
  }

  private void photo(String name, DrawnFace face) throws IOException {
    Path file = people.resolve(name);
    Files.createDirectories(file.getParent());
    DrawnScene scene = DrawnScene.of(face);
    Files.write(file, name.endsWith("png") ? scene.png() : scene.jpeg());
  }

  private List<String> users() {
    List<String> ids = new ArrayList<>();
    try (UserStore store = Stores.open(StoreSettings.sqlite(data()))) {
      store.forEachUser(UserStore.Selection.ALL, (User user) -> ids.add(user.id()));
    }
    return ids;
  }

  private List<Path> photosKept() throws IOException {
    try (Stream<Path> files = Files.list(data().resolve("photos"))) {
      return files.toList();
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path refusals() {
    return home.resolve("refused.csv");
  }
}
