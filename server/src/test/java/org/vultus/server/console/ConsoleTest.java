package org.vultus.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.TinyPack;
import org.vultus.server.assembly.PackSettings;
import org.vultus.server.assembly.Settings;
import org.vultus.server.assembly.Vultus;
import org.vultus.server.assembly.WebServer;
import org.vultus.server.assembly.WebSettings;
import org.vultus.server.store.StoreSettings;
import org.vultus.vision.EngineSettings;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleTest {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:\\b(?:href|src)=|from |import\\(|href: )\"([^\"#]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path pack = TinyPack.write(folder);
    server =
        WebServer.start(
            Vultus.open(
                new Settings(
                    StoreSettings.sqlite(folder.resolve("data")),
                    new PackSettings(pack, folder.resolve("cache"), null),
                    EngineSettings.DEFAULT,
                    1)),
            new WebSettings("127.0.0.1", 0, false));
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/registerPage", "/verifyPage", "/identifyPage", "/comparePage",
        "/peoplePage", "/importPage", "/statusPage", "/docs"
      })
  void everyPage_isTheConsole(String path) throws Exception {
    String root = get("/").body();
    assertThat(root).contains("src=\"/console/console.js\"");
    assertThat(get(path).body()).isEqualTo(root);
    assertThat(get(path + "/").body()).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/verifyPage/", "/docs/", "/console/console.js", "/register/", "/nowhere"})
  void everyAnswer_isSafeInABrowser(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register/", "/nowhere", "/health/ready"})
  void apiAnswer_isNotKept(String path) throws Exception {
    assertThat(header(get(path), "Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console/console.css"})
  void consoleFile_isCheckedBeforeReuse(String path) throws Exception {
    assertThat(header(get(path), "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/verifyPage/", "/docs/"})
  void page_holdsNoScriptOrStyleOfItsOwn(String path) throws Exception {
    assertThat(get(path).body())
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]* src=)");
  }

  @Test
  void everythingReferredTo_isHereAndAnswers() throws Exception {
    Set<String> addresses = reachableFrom("/");
    assertThat(addresses)
        .contains(
            "/console/console.css",
            "/console/pages/verify.js",
            "/console/parts/camera.js",
            "/console/text/de.js",
            "/openapi.json");
    for (String address : addresses) {
      assertThat(get(address).statusCode()).as(address).isEqualTo(200);
    }
  }

  /** Styles come from the style sheet, and text never becomes HTML. */
  @Test
  void scripts_setNeitherStylesNorHtml() throws Exception {
    for (String address : reachableFrom("/")) {
      if (address.endsWith(".js")) {
        assertThat(get(address).body())
            .as(address)
            .doesNotContainPattern(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(");
      }
    }
  }

  @Test
  void scriptsAndStyles_haveTheTypeThatBrowsersAskFor() throws Exception {
    Map<String, String> types =
        Map.of("console.js", "text/javascript", "console.css", "text/css", "icon.svg", "image/svg");
    for (Map.Entry<String, String> file : types.entrySet()) {
      assertThat(header(get("/console/" + file.getKey()), "Content-Type"))
          .startsWith(file.getValue());
    }
  }

  /** All addresses that the page and what it refers to name, without what follows a "?". */
  private Set<String> reachableFrom(String start) throws Exception {
    Set<String> seen = new TreeSet<>(Set.of(start));
    Set<String> open = new TreeSet<>(seen);
    while (!open.isEmpty()) {
      Set<String> next = new TreeSet<>();
      for (String address : open) {
        next.addAll(references(address));
      }
      next.removeAll(seen);
      seen.addAll(next);
      open = next;
    }
    return seen;
  }

  private Set<String> references(String address) throws Exception {
    Set<String> found = new TreeSet<>();
    Matcher reference = REFERENCE.matcher(get(address).body());
    while (reference.find()) {
      String text = reference.group(1);
      URI target = URI.create(address).resolve(text);
      assertThat(target.getScheme()).as("%s in %s", text, address).isNull();
      found.add(target.getPath());
    }
    return found;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
