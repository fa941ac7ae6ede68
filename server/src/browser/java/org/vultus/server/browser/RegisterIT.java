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
    visit.film(Film.of(Painted.nobody()));
    PhotoField photos = visit.open("/registerPage/").photo("Photos");
    photos.turnCameraOn();
    assertThat(photos.advice()).hasText("Look into the camera: no face is in view");
    assertThat(photos.video()).isVisible();
    assertThat(photos.photos()).hasCount(0);
  }

  @Test
  void personFarAway_isAskedToComeCloser() {
    visit.film(Film.of(Person.AARON.photo(0)).filling(0.4));
    PhotoField photos = visit.open("/registerPage/").photo("Photos");
    photos.turnCameraOn();
    assertThat(photos.advice()).hasText("Come closer");
    photos.button("Turn the camera off").click();
    assertThat(photos.video()).hasCount(0);
  }

  @Test
  void cameraThatIsNotAllowed_isExplained() {
    visit.forbidCamera();
    PhotoField photos = visit.open("/registerPage/").photo("Photos");
    photos.turnCameraOn();
    assertThat(photos.advice()).containsText("The browser was not allowed to use the camera.");
  }

  @Test
  void droppedFiles_areRegistered() {
    Console console = visit.open("/");
    console.enterId("Aaron");
    console.photo("Photos").drop(Person.AARON.photo(0));
    console.photo("Photos").drop(Person.AARON.photo(1));
    assertThat(console.photo("Photos").photos()).hasCount(2);
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
    assertThat(console.result()).containsText("with 2 photos");
  }

  @Test
  void photoWithoutFace_isRefusedWithAReason() {
    Console console = visit.open("/registerPage/");
    console.enterId("nobody");
    console.photo("Photos").choose(Painted.nobody());
    console.button("Register").click();
    assertThat(console.headline()).hasText("Not registered");
    assertThat(console.result()).containsText("face");
    assertThat(visit.registered()).doesNotContain("nobody");
  }

  /** Browsers hide the camera from a page that came over plain http from another machine. */
  @Test
  void plainHttpFromElsewhere_saysSo_andTakesFiles() {
    Console console = visit.openFromElsewhere("/registerPage/");
    assertThat(console.text("Browsers give a page the camera only over https")).isVisible();
    assertThat(console.button("Use the camera")).hasCount(0);
    console.enterId("Aaron");
    console.photo("Photos").choose(Person.AARON.photo(0));
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
  }
}
