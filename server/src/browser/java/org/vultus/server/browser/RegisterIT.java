package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
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

  /** What it would see after that is the next person. */
  @Test
  void cameraIsOff_onceAPersonIsSent() {
    visit.film(Film.of(Person.ADRIANNE.photo(0)));
    Console console = visit.open("/registerPage/");
    PhotoField photos = console.photo("Photos");
    photos.noteCameras();
    console.enterId("Aaron");
    photos.choose(Person.AARON.photo(0));
    photos.button("Another from the camera").click();
    assertThat(photos.video()).isVisible();
    console.button("Register").click();
    assertThat(console.headline()).hasText("Registered");
    assertThat(photos.video()).hasCount(0);
    assertThat(photos.photos()).hasCount(0);
    assertThat(photos.camerasOn()).isZero();
  }

  @Test
  void cameraIsOff_whenAPhotoIsRemoved() {
    visit.film(Film.of(Painted.nobody()));
    PhotoField photos = visit.open("/registerPage/").photo("Photos");
    photos.noteCameras();
    photos.choose(Person.AARON.photo(0));
    photos.button("Another from the camera").click();
    assertThat(photos.video()).isVisible();
    assertThat(photos.camerasOn()).isOne();
    photos.button("Remove 0.jpg").click();
    assertThat(photos.video()).hasCount(0);
    assertThat(photos.camerasOn()).isZero();
  }

  @Test
  void nextPerson_mayBeEnteredWhileOneIsSent() {
    Console console = visit.open("/registerPage/");
    console.enterId("Aaron");
    console.photo("Photos").choose(Person.AARON.photo(0));
    Held registrations = console.hold("**/register/");
    console.button("Register").click();
    registrations.await(1);
    console.enterId("Adrianne");
    console.photo("Photos").choose(Person.ADRIANNE.photo(0));
    registrations.letGo(0);
    registrations.letAllGo();
    assertThat(console.result()).containsText("Aaron can be verified from now on.");
    assertThat(console.id()).hasValue("Adrianne");
    assertThat(console.photo("Photos").photos()).hasCount(1);
    console.button("Register").click();
    assertThat(console.result()).containsText("Adrianne can be verified from now on.");
  }

  @Test
  void emptyFile_isCalledThat() {
    Console console = visit.open("/registerPage/");
    console.enterId("Aaron");
    console.photo("Photos").choose(new FilePayload("empty.jpg", "image/jpeg", new byte[0]));
    console.button("Register").click();
    assertThat(console.result()).containsText("The file is empty or can no longer be read.");
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
