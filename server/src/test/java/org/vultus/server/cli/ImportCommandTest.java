package org.vultus.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    Run run = runImport();
    assertCounts(run, 5, 0, 0);
    assertThat(run.out())
        .containsSubsequence("Files", "7", "Left out", "2 (1 hidden, 1 not_a_photo; see ")
        .contains("Ids of several files or folders: 1\n  Bob: Bob/, bob.jpg\n");
    assertThat(users())
        .map(id -> id.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder("alice", "bob", "b21ai022");
    assertThat(photosKept()).hasSize(5);
    assertThat(Files.readString(refusals()))
        .contains("notes.txt\",\"\",not_a_photo,", ".hidden.jpg\",\"\",hidden,");
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
  void import_ofAFolderWithoutPhotos_fails() throws IOException {
    Files.writeString(people.resolve("notes.txt"), "no photo");
    Run run = runImport();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("not_a_photo");
    assertThat(run.err()).contains("No photo to import was found in " + people);
  }

  @Test
  void photosOfSeveralPeopleUnderOneId_registerNobody() throws IOException {
    photo("class1/ann.jpg", DrawnFace.of(1));
    photo("class1/bob.jpg", DrawnFace.of(2));
    photo("class1/carol.jpg", DrawnFace.of(3));
    photo("Ann/1.jpg", DrawnFace.of(4));
    photo("ann/1.jpg", DrawnFace.of(5));
    photo("IMG_20230723123456.jpg", DrawnFace.of(6));
    photo("IMG_20230724091500.jpg", DrawnFace.of(7));
    photo("dave.jpg", DrawnFace.of(8));
    Run run = runImport();
    assertCounts(run, 1, 0, 7);
    assertThat(users()).containsExactly("dave");
    assertThat(codes()).containsOnly("several_people").hasSize(7);
    assertThat(run.out())
        .contains(
            "Ids of several files or folders: 2\n",
            "  Ann: Ann/, ann/\n",
            "  IMG: IMG_20230723123456.jpg, IMG_20230724091500.jpg\n");
  }

  @Test
  void photosOfAnother_areRefused_unlessForced() throws IOException {
    photo("ann/1.jpg", DrawnFace.of(1));
    assertCounts(runImport(), 1, 0, 0);
    photo("ann/2.jpg", DrawnFace.of(2));
    photo("ann/3.jpg", DrawnFace.of(1).lit(0.9));
    photo("ann/4.jpg", DrawnFace.of(2).lit(0.9));
    assertCounts(runImport(), 1, 1, 2);
    assertThat(codes()).containsExactly("photo_does_not_match", "photo_does_not_match");
    assertCounts(runImport("--force"), 2, 2, 0);
    assertThat(photosKept()).hasSize(4);
  }

  @Test
  void knownOnly_registersNobody() throws IOException {
    photo("ann/1.jpg", DrawnFace.of(1));
    Run first = runImport();
    assertThat(first.out()).contains("1 (new users: 1)");
    photo("ann/2.jpg", DrawnFace.of(1).lit(0.9));
    photo("former_20230723123456.jpg", DrawnFace.of(2));
    Run run = runImport("--known-only");
    assertCounts(run, 1, 1, 0);
    assertThat(run.out()).contains("(new users: 0)", "1 (1 user_not_found; see ");
    assertThat(users()).containsExactly("ann");
  }

  @Test
  void timeInAName_isThatOfThePhoto_unlessItIsNone() throws IOException {
    photo("ann_20200229123456.jpg", DrawnFace.of(1));
    photo("bob/x_19991231235959-2.jpg", DrawnFace.of(2));
    photo("carol_20370101000000.jpg", DrawnFace.of(3));
    photo("dave_20230230123456.jpg", DrawnFace.of(4));
    photo("20230723123456_99999999999999.jpg", DrawnFace.of(5));
    assertCounts(runImport(), 5, 0, 0);
    assertThat(photosKept().stream().map(path -> path.getFileName().toString()))
        .contains("ann_20200229123456.jpg", "bob_19991231235959.jpg")
        .noneMatch(name -> name.contains("2037"));
    assertThat(users()).contains("carol", "dave_20230230123456", "20230723123456_99999999999999");
  }

  @Test
  void filesAreTold_byTheirContent() throws IOException {
    photo("a.jfif", DrawnFace.of(1));
    photo("b.jpe", DrawnFace.of(2));
    photo("c", DrawnFace.of(3));
    photo("d/holiday.2023", DrawnFace.of(4));
    Files.write(people.resolve("e.heic"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e'});
    photo("f.jpg.bak", DrawnFace.of(6));
    photo("g/h/1.jpg", DrawnFace.of(7));
    Run run = runImport();
    assertCounts(run, 4, 0, 1);
    assertThat(codes()).contains("unsupported_format", "unclear_name", "too_deep");
    assertThat(run.out())
        .contains("Photos that lie deeper: import " + people.resolve("g") + " itself");
    assertThat(users()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void fileThatCannotBeRead_isRefused_andTheRestGoesOn() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(memory), "a file that is there and cannot be read");
    Files.createSymbolicLink(people.resolve("ann.jpg"), memory);
    photo("bob.jpg", DrawnFace.of(2));
    assertCounts(runImport(), 1, 0, 1);
    assertThat(codes()).containsExactly("unreadable_file");
  }

  @Test
  void idsThatLookAlike_areTold() throws IOException {
    photo("ann.jpg", DrawnFace.of(1));
    assertCounts(runImport(), 1, 0, 0);
    photo("Ann\u200b.jpg", DrawnFace.of(2));
    photo("\u202ebob/1.jpg", DrawnFace.of(3));
    photo("bob\ufeff/1.jpg", DrawnFace.of(4));
    Run run = runImport();
    assertCounts(run, 3, 1, 0);
    assertThat(run.out())
        .contains("Ids that look alike and are different: 2\n")
        .contains("  Ann‹U+200B›, ann\n")
        .containsPattern("  (‹U\\+202E›bob, bob‹U\\+FEFF›|bob‹U\\+FEFF›, ‹U\\+202E›bob)\n");
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

  private Run runImport(String... more) {
    List<String> args = new ArrayList<>(List.of("import", people.toString()));
    args.addAll(List.of("--data-dir=" + data(), "--pack=" + pack, "--refused=" + refusals()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private List<String> codes() throws IOException {
    return Files.readAllLines(refusals()).stream()
        .skip(1)
        .map(line -> line.replaceAll(".*\",([a-z_]+),\".*", "$1"))
        .toList();
  }

  private static void assertCounts(Run run, int imported, int before, int refused) {
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll("\\s+", " ").replaceAll(" \\(.*", "")))
        .containsSubsequence(
            "Imported " + imported, "Imported before " + before, "Refused " + refused);
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
