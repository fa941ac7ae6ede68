package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole visit in a narrow window and in dark colours. */
final class PhoneIT {

  @RegisterExtension final Visit visit = Visit.toRealModels().as(Appearance.PHONE_DARK);

  @Test
  void phone_registersByFile_andVerifiesByCamera() {
    Console console = visit.open("/registerPage/");
    console.enterId("Aaron");
    console.photo("Photos").choose(Person.AARON.photo(1));
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
    assertThat(console.headline()).isInViewport();

    visit.film(Film.of(Person.AARON.photo(0)));
    visit.open("/verifyPage/").enterId("Aaron");
    console.photo("Photo").turnCameraOn();
    assertThat(console.headline()).hasText("Verified");
    assertThat(console.headline()).isInViewport();
  }
}
