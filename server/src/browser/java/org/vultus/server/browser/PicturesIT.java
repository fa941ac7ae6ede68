package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.LookupOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the documents, of people who do not exist. */
@EnabledIfSystemProperty(named = "vultus.screenshots", matches = "true")
final class PicturesIT {

  private static final Path IMAGES = Path.of("..", "docs", "images");

  /** Without the noise of JPEG, which makes a picture larger and no better. */
  private static final LookupOp ROUNDED = new LookupOp(new ByteLookupTable(0, rounded()), null);

  private static final int STEPS = 288;

  private static final int WIDTH = 1040;
  private static final int HEIGHT = 760;

  /** Times are not the same twice; in pictures they are. */
  private static final String SETTLE =
      """
      () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode;
          text.data = text.data
            .replace(/Answered in \\d+ ms/, "Answered in 24 ms")
            .replace(/\\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d/, "2 Mar 2026, 09:30")
            .replace(/ortiz_\\d{14}/, "ortiz_20260302093000");
        }
      }""";

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @TempDir Path folder;

  @Test
  void register() throws IOException {
    visit.film(Film.of(Painted.photo(1)).still());
    Console console = open("/registerPage/");
    console.page().clock().setFixedTime(0);
    console.enterId("ann.meyer");
    console.photo("Photos").turnCameraOn();
    assertThat(console.photo("Photos").advice()).hasText("Good. Hold still ...");
    take(console, "register");
  }

  @Test
  void verified() throws IOException {
    take(verified(Painted.another(1), "Verified"), "verified");
  }

  @Test
  void refused() throws IOException {
    take(verified(Painted.photo(9), "Not verified"), "refused");
  }

  @Test
  void onAPhone() throws IOException {
    Console console = toVerify();
    Appearance.PHONE_DARK.putOn(console.page());
    choose(console, Painted.another(1), "Verified");
    take(console, "phone");
  }

  @Test
  void compare() throws IOException {
    Console console = open("/comparePage/");
    console.photo("First photo").choose(Painted.photo(1));
    console.photo("Second photo").choose(Painted.another(1));
    assertThat(console.headline()).hasText("The same person");
    assertThat(console.photo("Second photo").photoWithFace()).isVisible();
    take(console, "compare");
  }

  @Test
  void people() throws IOException {
    String[] ids = {"ann.meyer", "bob.ortiz", "carol.lind", "dan.okafor", "eve.tanaka"};
    for (int i = 0; i < ids.length; i++) {
      visit.isRegistered(ids[i], Painted.photo(i + 1L));
    }
    Console console = open("/peoplePage/");
    console.button("Photos of bob.ortiz").click();
    assertThat(console.text("builtin")).isVisible();
    console.page().clock().setFixedTime(0);
    console.button("Delete ann.meyer").click();
    take(console, "people");
  }

  @Test
  void imported() throws IOException {
    for (int person = 1; person <= 8; person++) {
      put("user" + person + ".jpg", Painted.photo(person));
    }
    put("user9.jpg", Painted.nobody());
    put("user10.jpg", Painted.damaged());
    Console console = open("/importPage/");
    console.page().getByLabel("Choose a folder").setInputFiles(folder);
    assertThat(console.text("Done: 8 of 10 added")).isVisible();
    take(console, "import");
  }

  /** Of a day that never was. */
  @Test
  void status() throws IOException {
    Console console = open("/peoplePage/");
    console.page().route("**/status/", PicturesIT::answerWithADay);
    open("/statusPage/");
    assertThat(console.row("Verifications")).isVisible();
    take(console, "status");
  }

  private static void answerWithADay(Route route) {
    String now = route.fetch().text();
    String points =
        IntStream.range(0, STEPS).mapToObj(PicturesIT::point).collect(Collectors.joining(","));
    String day =
        now.replaceFirst("\"points\":\\[.*\\]", "\"points\":[" + points + "]")
            .replaceFirst("\"users\":\\d+", "\"users\":1204");
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(day));
  }

  private static String point(int step) {
    double hour = (step / 12.0 + 9.5) % 24;
    double rush = Math.exp(-Math.pow((hour - 13) / 4, 2));
    long verify = Math.round(40 * rush * (1 + 0.4 * Math.sin(step * step)));
    Instant at = Instant.parse("2026-03-01T09:35:00Z").plusSeconds(300L * step);
    return """
        {"at": "%s", "failed": 0,
         "requests": {"register": %d, "verify": %d, "identify": 0, "compare": 0, "other": 1},
         "refused": {"no_face": %d, "low_quality": %d}}"""
        .formatted(at, verify % 3, verify, verify / 6, verify / 9);
  }

  private Console verified(FilePayload photo, String expected) {
    Console console = toVerify();
    choose(console, photo, expected);
    return console;
  }

  private Console toVerify() {
    visit.isRegistered("ann.meyer", Painted.photo(1));
    Console console = open("/verifyPage/");
    console.enterId("ann.meyer");
    return console;
  }

  private static void choose(Console console, FilePayload photo, String expected) {
    console.photo("Photo").choose(photo);
    assertThat(console.headline()).hasText(expected);
    assertThat(console.photo("Photo").photoWithFace()).isVisible();
  }

  /** In a window as wide as the documents show it. */
  private Console open(String path) {
    Console console = visit.open(path);
    console.page().setViewportSize(WIDTH, HEIGHT);
    return console;
  }

  private static void take(Console console, String name) throws IOException {
    console.page().evaluate(SETTLE);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(console.page().screenshot()));
    ROUNDED.filter(picture.getRaster(), picture.getRaster());
    ImageIO.write(picture, "png", IMAGES.resolve(name + ".png").toFile());
  }

  private static byte[] rounded() {
    byte[] colours = new byte[256];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) Math.min(255, (i + 2) / 4 * 4);
    }
    return colours;
  }

  private void put(String name, FilePayload photo) throws IOException {
    Files.write(folder.resolve(name), photo.buffer);
  }
}
