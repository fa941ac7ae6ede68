package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console without a mouse; on each step with Tab, one must see where one is. */
final class KeyboardIT {

  @RegisterExtension final Visit visit = Visit.toRealModels();

  @Test
  void keyboardAlone_registersAFile() {
    Console console = visit.open("/registerPage/");
    console.tabTo("Skip to the content");
    console.press("Enter");
    console.tabTo("ID");
    console.type("Aaron");
    console.tabTo("Choose from files");
    FileChooser files = console.page().waitForFileChooser(() -> console.press("Space"));
    files.setFiles(Person.AARON.photo(0));
    assertThat(console.photo("Photos").photos()).hasCount(1);
    console.tabTo("Register");
    console.press("Enter");
    assertThat(console.headline()).hasText("Registered");
  }

  @Test
  void keyboardAlone_verifiesByCamera() {
    visit.isRegistered("Aaron", Person.AARON.photo(1));
    visit.film(Film.of(Person.AARON.photo(0)));
    Console console = visit.open("/verifyPage/");
    console.tabTo("ID");
    console.type("Aaron");
    console.tabTo("Use the camera");
    console.press("Space");
    assertThat(console.headline()).hasText("Verified");
  }
}
