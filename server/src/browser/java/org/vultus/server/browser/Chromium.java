package org.vultus.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import org.vultus.Shared;

/** The browser, one for all tests, and its camera. */
final class Chromium implements AutoCloseable {

  /** A name of this machine that a browser does not know as such. */
  static final String FOREIGN_HOST = "kiosk.example";

  /** The machine may be busy with other things; what is waited for comes long before. */
  private static final int PATIENCE = 30_000;

  private final Path folder;
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) throws IOException {
    folder = Files.createTempDirectory("vultus-browser");
    shows(Film.ofNobody());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(arguments()));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  /** The one browser, which is closed after the last test. Without it, the test is skipped. */
  static Chromium of(ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .computeIfAbsent(Chromium.class, type -> started(), Chromium.class);
  }

  /** A visitor's windows, cookies and settings. */
  BrowserContext visit(Browser.NewContextOptions settings) {
    BrowserContext visit = browser.newContext(settings);
    visit.setDefaultTimeout(PATIENCE);
    return visit;
  }

  /** What the camera sees when it is turned on next. */
  void shows(Film film) {
    try {
      Files.write(film(), film.mjpeg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    playwright.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  private static Chromium started() {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      Shared.absent("this test needs Chromium: no program 'chromium' is on the path");
    }
    try {
      return new Chromium(executable.orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> executable() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path film() {
    return folder.resolve("film.mjpeg");
  }

  /** No other name is resolved, so that a request to elsewhere fails before it leaves. */
  private List<String> arguments() {
    return List.of(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + film(),
        "--host-resolver-rules=MAP "
            + FOREIGN_HOST
            + " 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
  }
}
