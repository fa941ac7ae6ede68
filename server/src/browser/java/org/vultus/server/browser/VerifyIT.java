package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Verifying a claim in the console. */
final class VerifyIT {

  @RegisterExtension final Visit visit = Visit.toRealModels();

  @BeforeEach
  void aaronIsRegistered() {
    visit.isRegistered("Aaron", Person.AARON.photo(1));
  }

  @Test
  void rightPersonBeforeTheCamera_isVerified() {
    Console console = verifyByCamera(Person.AARON);
    assertThat(console.headline()).hasText("Verified");
    assertThat(console.result()).containsText("This is Aaron.");
    assertThat(console.result()).containsText("strangers would score this high");
    assertThat(console.result()).containsText("Answered in");
    assertThat(console.photo("Photo").photoWithFace()).isVisible();
  }

  @Test
  void strangerBeforeTheCamera_isRefused() {
    Console console = verifyByCamera(Person.ADRIANNE);
    assertThat(console.headline()).hasText("Not verified");
    assertThat(console.result()).containsText("The photo shows nobody who is registered.");
    assertThat(console.photo("Photo").photoWithFace()).isVisible();
  }

  @Test
  void somebodyElseWhoIsRegistered_isRefused() {
    visit.isRegistered("Adrianne", Person.ADRIANNE.photo(1));
    Console console = visit.open("/verifyPage/");
    console.enterId("Aaron");
    console.photo("Photo").choose(Person.ADRIANNE.photo(0));
    assertThat(console.headline()).hasText("Not verified");
    assertThat(console.result()).containsText("or the photo shows somebody else");
  }

  @Test
  void answerThatComesTooLate_isNotShown() {
    Console console = visit.open("/verifyPage/");
    console.enterId("Aaron");
    Held verifications = console.hold("**/verify/**");
    console.photo("Photo").choose(Person.AARON.photo(0));
    verifications.await(1);
    console.photo("Photo").choose(Person.ADRIANNE.photo(0));
    verifications.letGo(1);
    assertThat(console.headline()).hasText("Not verified");
    verifications.letGo(0);
    assertThat(console.headline()).hasText("Not verified");
    assertThat(console.button("Verify")).isEnabled();
  }

  @Test
  void resultIsGone_whenTheIdChanges() {
    Console console = verifyByCamera(Person.AARON);
    assertThat(console.headline()).hasText("Verified");
    console.enterId("Adrianne");
    assertThat(console.headline()).hasCount(0);
    assertThat(console.result()).hasText("The result appears here.");
  }

  @Test
  void photoBefore_isGone_whenTheCameraIsOn() {
    visit.film(Film.of(Painted.nobody()));
    Console console = visit.open("/verifyPage/");
    console.enterId("Aaron");
    console.photo("Photo").choose(Person.AARON.photo(0));
    assertThat(console.headline()).hasText("Verified");
    console.photo("Photo").button("Another from the camera").click();
    assertThat(console.photo("Photo").video()).isVisible();
    assertThat(console.headline()).hasCount(0);
    console.button("Verify").click();
    assertThat(console.headline()).hasText("A photo is needed");
  }

  private Console verifyByCamera(Person person) {
    visit.film(Film.of(person.photo(0)));
    Console console = visit.open("/verifyPage/");
    console.enterId("Aaron");
    console.photo("Photo").turnCameraOn();
    return console;
  }
}
