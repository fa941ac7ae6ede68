package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Registering a person in the console. */
final class RegisterIT {

  @RegisterExtension final Visit visit = Visit.toRealModels();

  @Test
  void camera_takesThePhotoByItself() {
    visit.film(Film.of(Person.AARON.photo(0)));
    Console console = visit.open("/registerPage/");
    PhotoField photos = console.photo("Photos");
    console.enterId("Aaron");
    photos.turnCameraOn();
    assertThat(photos.photos()).hasCount(1);
    assertThat(photos.video()).hasCount(0);
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
    assertThat(console.result()).containsText("Aaron can be verified from now on.");
    assertThat(visit.registered()).contains("\"Aaron\"");
  }

  @Test
  void nobodyBeforeTheCamera_isTold_andNoPhotoIsTaken() {
    visit.film(Film.ofNobody());
    PhotoField photos = visit.open("/registerPage/").photo("Photos");
    photos.turnCameraOn();
    assertThat(photos.advice()).hasText("Look into the camera: no face is in view");
    assertThat(photos.video()).isVisible();
    assertThat(photos.photos()).hasCount(0);
  }

  @Test
  void droppedFile_isRegistered() {
    Console console = visit.open("/");
    console.enterId("Aaron");
    console.photo("Photos").drop(Person.AARON.photo(0));
    assertThat(console.text("0.jpg")).isVisible();
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
  }
}
