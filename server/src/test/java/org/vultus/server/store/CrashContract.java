package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash leaves behind, and who may open a data folder. */
abstract class CrashContract extends StoreFixture {

  private static final String NAME = "ann_20230723123456.jpg";

  @Test
  void crash_beforeTheRows_leavesNothing() throws Exception {
    store();
    Files.writeString(photo(NAME + ".pending"), "half a pho");
    reopened();
    assertThat(photos()).isEmpty();
    assertThat(store().warnings()).isEmpty();
  }

  @Test
  void crash_afterTheRows_leavesAll() throws Exception {
    registered("ann");
    Files.move(photo(NAME), photo(NAME + ".pending"));
    reopened();
    assertThat(photos()).containsExactly(NAME);
    assertThat(store().warnings()).isEmpty();
    assertThat(store().delete(id("ann")).orElseThrow().files()).containsExactly(NAME);
  }

  @Test
  void crash_afterDeletingTheRows_leavesNothing() throws Exception {
    registered("ann");
    Files.copy(photo(NAME), photo("kept"));
    store().delete(id("ann"));
    Files.move(photo("kept"), photo(NAME + ".pending"));
    reopened();
    assertThat(photos()).isEmpty();
  }

  @Test
  void photoMissing_isCountedAndTheTemplateStays() throws Exception {
    registered("ann");
    Files.delete(photo(NAME));
    reopened();
    assertThat(store().warnings()).singleElement().asString().startsWith("1 photo files are");
    assertThat(templates()).hasSize(1);
    assertThat(store().delete(id("ann")).orElseThrow().files()).isEmpty();
  }

  @Test
  void foreignFiles_areNeverTouched() throws Exception {
    store();
    List<String> foreign =
        List.of("bob_20200101000000.jpg", "holiday.jpg", "holiday.jpg.pending", "notes.pending");
    for (String name : foreign) {
      Files.writeString(photo(name), "not ours");
    }
    reopened();
    assertThat(photos()).isEqualTo(foreign);
    registered("bob", java.time.Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(photo("bob_20200101000000.jpg")).hasContent("not ours");
    assertThat(photo("bob_20200101000000-2.jpg")).hasContent("photo of bob");
  }

  @Test
  void filesThatNoRowNames_areCountedAtTheStart() throws Exception {
    registered("ann");
    Files.writeString(photo("bob_20200101000000.jpg"), "of a user who is gone");
    Files.writeString(photo("notes.txt"), "not ours");
    Files.writeString(photo(".hidden"), "of the system");
    reopened();
    assertThat(store().warnings())
        .singleElement()
        .asString()
        .startsWith("2 files in the photo folder belong to no user")
        .contains("vultus check");
  }

  @Test
  void emptyDatabaseBesideAFullFolder_isToldAndTouchesNothing() throws Exception {
    store();
    close();
    Files.writeString(photo("ann_20200101000000.jpg"), "of the former database");
    Files.writeString(photo("bob_20200101000000.jpg.pending"), "of a crash");
    assertThat(store().warnings())
        .singleElement()
        .asString()
        .startsWith("The database knows no photo, but the photo folder holds 1.")
        .contains("put back the database", "import");
    assertThat(photos()).hasSize(2);
  }

  @Test
  void open_twice_isRefused() {
    store();
    assertThatThrownBy(() -> Stores.open(backend().settings(data)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is used by another Vultus process");
  }

  @Test
  void open_folderIsAFile_isRefused() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    assertThatThrownBy(() -> Stores.open(backend().settings(file)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be created or written to");
  }

  @Test
  void files_areForTheOwnerAlone() throws Exception {
    registered("ann");
    assertThat(rights(data.resolve("photos"))).isEqualTo("rwx------");
    assertThat(rights(photo(NAME))).isEqualTo("rw-------");
  }

  private static String rights(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
