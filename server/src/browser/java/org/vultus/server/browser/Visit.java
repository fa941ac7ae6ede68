package org.vultus.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vultus.Shared;
import org.vultus.pack.KnownPacks;
import org.vultus.server.assembly.PackSettings;

/**
 * What a test does with the console: on a server of its own, in a window of its own. Each page is
 * scrutinised before it is left.
 */
final class Visit implements BeforeEachCallback, AfterEachCallback {

  private final Supplier<PackSettings> pack;
  private final Appearance appearance;
  private @Nullable Chromium chromium;
  private @Nullable Server server;
  private @Nullable BrowserContext context;
  private @Nullable Scrutiny scrutiny;
  private @Nullable Page page;

  private Visit(Supplier<PackSettings> pack, Appearance appearance) {
    this.pack = pack;
    this.appearance = appearance;
  }

  /** To a server with a pack that knows real people well. */
  static Visit toRealModels() {
    return new Visit(
        () -> new PackSettings(Shared.folder("models"), Path.of("nowhere"), "retail-0095"),
        Appearance.DESK_LIGHT);
  }

  /** To a server with the pack that comes with it. */
  static Visit toBuiltInModels() {
    return new Visit(
        () -> new PackSettings(null, Path.of("nowhere"), KnownPacks.BUILT_IN),
        Appearance.DESK_LIGHT);
  }

  Visit as(Appearance other) {
    return new Visit(pack, other);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    chromium = Chromium.of(test);
    server = Server.started(pack.get());
    context = chromium.visit(visitor().setPermissions(permissions()));
    scrutiny = new Scrutiny(server, context);
    page = context.newPage();
    appearance.putOn(page);
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    try {
      if (test.getExecutionException().isEmpty()) {
        look();
        scrutiny().assertNothingWentWrong();
      }
    } finally {
      end();
    }
  }

  /** Opens a page by its path. */
  Console open(String path) {
    return openAt(server().address() + path);
  }

  /** Opens a page as another machine would, by plain http. */
  Console openFromElsewhere(String path) {
    return openAt(server().foreignAddress() + path);
  }

  /** The visitor does not let the page use the camera. */
  void forbidCamera() {
    Objects.requireNonNull(context).clearPermissions();
  }

  /** What the camera sees from now on. */
  void film(Film film) {
    Objects.requireNonNull(chromium).shows(film);
  }

  /** Registers somebody before the visit. */
  void isRegistered(String id, FilePayload photo) {
    FormData form = FormData.create().set("id", id).set("image", photo);
    APIResponse answer =
        page()
            .request()
            .post(server().address() + "/register/", RequestOptions.create().setMultipart(form));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  /** What the server says of who is registered. */
  String registered() {
    return page().request().get(server().address() + "/register/").text();
  }

  /** Bytes that came from the server so far, heads and bodies. */
  long received() {
    return scrutiny().received();
  }

  /** Time passes on pages only when a test says so. */
  void stopTheClock() {
    page().clock().install(new Clock.InstallOptions().setTime(0));
    page().clock().pauseAt(1);
  }

  private Scrutiny scrutiny() {
    return Objects.requireNonNull(scrutiny);
  }

  private Console openAt(String address) {
    look();
    page().navigate(address);
    Console console = new Console(page());
    PlaywrightAssertions.assertThat(console.title()).isVisible();
    return console;
  }

  /** Looks at the page as it is now. */
  void look() {
    if (!page().url().equals("about:blank")) {
      scrutiny().look(page(), appearance);
    }
  }

  private void end() throws IOException {
    if (context != null) {
      context.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static Browser.NewContextOptions visitor() {
    return new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("UTC");
  }

  private static List<String> permissions() {
    return List.of("camera", "clipboard-read", "clipboard-write");
  }

  private Page page() {
    return Objects.requireNonNull(page);
  }

  private Server server() {
    return Objects.requireNonNull(server);
  }
}
