package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Registering everybody in a folder. */
final class ImportIT {

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @TempDir Path folder;

  @Test
  void folderOfTwenty_isRegistered_andRefusalsCanBeDownloaded() throws IOException {
    put("ann/first.jpg", Painted.photo(1));
    put("ann/second.jpg", Painted.another(1));
    for (int person = 2; person <= 17; person++) {
      put("user" + person + ".jpg", Painted.photo(person));
    }
    put("nobody.jpg", Painted.nobody());
    put("damaged_20230723123456.jpg", Painted.damaged());
    Console console = importFolder();
    assertThat(console.text("Done: 18 of 20 added, 0 known already, 2 refused, 0 left out"))
        .isVisible();
    assertThat(console.text("nobody.jpg")).isVisible();
    assertThat(visit.registered()).contains("\"ann\"", "\"user17\"").doesNotContain("damaged");
    assertThat(downloaded(console))
        .startsWith("file,id,code,reason\r\n")
        .contains("nobody.jpg,nobody,no_face,", "damaged_20230723123456.jpg,damaged,unreadable_");
  }

  @Test
  void photosOfSeveralPeople_registerNobody_andAllFilesAreCounted() throws IOException {
    put("class/student1.jpg", Painted.photo(1));
    put("class/student2.jpg", Painted.photo(9));
    put("Ann/1.jpg", Painted.photo(1));
    put("ann/2.jpg", Painted.another(1));
    put("ann/3.jpg", Painted.photo(9));
    put("bob", Painted.photo(5));
    put("eve\u200b.jfif", Painted.photo(6));
    put("eve.jpe", Painted.photo(7));
    put("eve/@eaDir/x.jpg", Painted.photo(7));
    put("students/2020/max/0.jpg", Painted.photo(8));
    Files.writeString(folder.resolve("notes.txt"), "no photo");
    Console console = importFolder();
    assertThat(console.text("Done: 5 of 11 added, 0 known already, 3 refused, 3 left out"))
        .isVisible();
    assertThat(console.text("Ann: Ann/, ann/")).isVisible();
    assertThat(console.text("eve, eve‹U+200B›")).isVisible();
    assertThat(visit.registered())
        .contains("\"Ann\"", "\"bob\"", "\"eve\"")
        .doesNotContain("class", "max");
    assertThat(downloaded(console))
        .contains(",class,several_people,", ",ann,photo_does_not_match,")
        .contains("too_deep", "system_file", "not_a_photo");
  }

  @Test
  void folderThatWasImportedBefore_isKnown() throws IOException {
    put("ann.jpg", Painted.photo(1));
    assertThat(importFolder().text("Done: 1 of 1 added")).isVisible();
    assertThat(importFolder().text("Done: 0 of 1 added, 1 known already")).isVisible();
  }

  @Test
  void fileThatCannotBeReadAnyMore_isRefused_andTheRestGoesOn() throws IOException {
    put("ann.jpg", Painted.photo(1));
    put("bob.jpg", Painted.photo(2));
    put("carol.jpg", Painted.photo(3));
    put("dave.jpg", new FilePayload("dave.jpg", "image/jpeg", new byte[0]));
    Console console = visit.open("/importPage/");
    Held registrations = console.hold("**/register/");
    console.page().getByLabel("Choose a folder").setInputFiles(folder);
    registrations.await(2);
    Files.delete(folder.resolve("carol.jpg"));
    registrations.letAllGo();
    assertThat(console.text("Done: 2 of 4 added, 0 known already, 2 refused, 0 left out"))
        .isVisible();
    assertThat(console.text("The file is empty or can no longer be read.")).hasCount(2);
  }

  private Console importFolder() {
    Console console = visit.open("/importPage/");
    console.page().getByLabel("Choose a folder").setInputFiles(folder);
    return console;
  }

  private static String downloaded(Console console) throws IOException {
    Download download =
        console.page().waitForDownload(() -> console.button("Download as CSV").click());
    assertThat(download.suggestedFilename()).isEqualTo("import-refused.csv");
    return Files.readString(download.path());
  }

  private void put(String name, FilePayload photo) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, photo.buffer);
  }
}
