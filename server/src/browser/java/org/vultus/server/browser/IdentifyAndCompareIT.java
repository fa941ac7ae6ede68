package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a photo shows, and whether two show the same. */
final class IdentifyAndCompareIT {

  @RegisterExtension final Visit visit = Visit.toRealModels();

  @Test
  void photoOfARegisteredPerson_isNamed_andOneOfAStrangerIsNot() {
    visit.isRegistered("Aaron", Person.AARON.photo(0));
    Console console = visit.open("/identifyPage/");
    console.photo("Photo").choose(Person.AARON.photo(1));
    assertThat(console.headline()).hasText("Aaron");
    assertThat(console.result()).containsText("Registered people searched: 1.");
    console.photo("Photo").choose(Person.ADRIANNE.photo(0));
    assertThat(console.headline()).hasText("Nobody found");
  }

  @Test
  void photoAndItsCopyFromTheClipboard_showTheSamePerson() {
    Console console = visit.open("/comparePage/");
    console.photo("First photo").choose(Person.AARON.photo(0));
    console.photo("First photo").copy();
    console.press("Control+V");
    assertThat(console.headline()).hasText("The same person");
    console.photo("Second photo").choose(Person.ADRIANNE.photo(0));
    assertThat(console.headline()).hasText("Different people");
    assertThat(console.photo("Second photo").photoWithFace()).isVisible();
  }
}
