package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the documents, of people who do not exist. */
@EnabledIfSystemProperty(named = "vultus.screenshots", matches = "true")
final class PicturesIT {

  private static final Path IMAGES = Path.of("..", "docs", "images");

  /** Times are not the same twice; in pictures they are. */
  private static final String SETTLE =
      """
      () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode;
          text.data = text.data
            .replace(/Answered in \\d+ ms/, "Answered in 24 ms")
            .replace(/\\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d/, "2 Mar 2026, 09:30");
        }
      }""";

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @TempDir Path folder;

  @Test
  void register() {
    visit.film(Film.of(Painted.photo(1)).still());
    Console console = visit.open("/registerPage/");
    console.page().clock().setFixedTime(0);
    console.enterId("ann.meyer");
    console.photo("Photos").turnCameraOn();
    assertThat(console.photo("Photos").advice()).hasText("Good. Hold still ...");
    take(console, "register");
  }

  @Test
  void verified() {
    take(verified(Painted.another(1), "Verified"), "verified");
  }

  @Test
  void refused() {
    take(verified(Painted.photo(9), "Not verified"), "refused");
  }

  @Test
  void onAPhone() {
    Console console = verified(Painted.another(1), "Verified");
    Appearance.PHONE_DARK.putOn(console.page());
    take(console, "phone");
  }

  @Test
  void compare() {
    Console console = visit.open("/comparePage/");
    console.photo("First photo").choose(Painted.photo(1));
    console.photo("Second photo").choose(Painted.another(1));
    assertThat(console.headline()).hasText("The same person");
    assertThat(console.photo("Second photo").photoWithFace()).isVisible();
    take(console, "compare");
  }

  @Test
  void people() {
    String[] ids = {"ann.meyer", "bob.ortiz", "carol.lind", "dan.okafor", "eve.tanaka"};
    for (int i = 0; i < ids.length; i++) {
      visit.isRegistered(ids[i], Painted.photo(i + 1L));
    }
    Console console = visit.open("/peoplePage/");
    console.button("Photos of bob.ortiz").click();
    assertThat(console.text("builtin")).isVisible();
    console.page().clock().setFixedTime(0);
    console.button("Delete dan.okafor").click();
    take(console, "people");
  }

  @Test
  void imported() throws IOException {
    for (int person = 1; person <= 8; person++) {
      put("user" + person + ".jpg", Painted.photo(person));
    }
    put("user9.jpg", Painted.nobody());
    put("user10.jpg", Painted.damaged());
    Console console = visit.open("/importPage/");
    console.page().getByLabel("Choose a folder").setInputFiles(folder);
    assertThat(console.text("Done: 8 of 10 added")).isVisible();
    take(console, "import");
  }

  private Console verified(FilePayload photo, String expected) {
    visit.isRegistered("ann.meyer", Painted.photo(1));
    Console console = visit.open("/verifyPage/");
    console.enterId("ann.meyer");
    console.photo("Photo").choose(photo);
    assertThat(console.headline()).hasText(expected);
    assertThat(console.photo("Photo").photoWithFace()).isVisible();
    return console;
  }

  private static void take(Console console, String name) {
    console.page().evaluate(SETTLE);
    console
        .page()
        .screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
  }

  private void put(String name, FilePayload photo) throws IOException {
    Files.write(folder.resolve(name), photo.buffer);
  }
}
