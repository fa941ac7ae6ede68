package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sends for a page of another site is turned away, before it is looked at. */
class ForeignPageTest {

  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

  private static final String CROSS = "Sec-Fetch-Site: cross-site";

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(Setup.USUAL.withPublicUrls("https://faces.example.org:8443"));

  @BeforeAll
  static void register() throws Exception {
    assertThat(server.api().register("ann", Photos.of(700)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /register/",
    "DELETE, /register/",
    "DELETE, /register/ann",
    "PUT, /register/ann?force=true",
    "POST, /register/ann/photos/?force=true",
    "DELETE, /register/ann/photos/x",
    "POST, /verify/",
    "POST, /identify/",
    "POST, /compare/",
    "POST, /detect/",
    "POST, /quality/",
    "PATCH, /register/ann",
    "POST, /nothing"
  })
  void everyCallThatSendsSomething_isRefused(String method, String path) throws Exception {
    Answer answer = ask(method, path, "localhost", CROSS);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("foreign_page");
    HttpErrorsTest.assertIsError(
        answer,
        path.equals("/verify/")
            ? new String[] {"error", "verified", "code"}
            : new String[] {"error", "code"});
    assertThat(answer.json().path("error").asString()).contains("--public-url");
  }

  /** A form that a page of another site posts: what it would add is the face of another person. */
  @Test
  void foreignForm_changesNothing() throws Exception {
    byte[] form = new Form().file("image", Photos.of(701)).bytes();
    String path = "/register/ann/photos/?force=true";
    for (String header : List.of(CROSS, "Origin: http://evil.example", "Origin: null")) {
      try (RawConnection connection = new RawConnection(server.port())) {
        connection.head(
            "POST " + path + " HTTP/1.1",
            "Host: 127.0.0.1",
            header,
            "Content-Type: " + Form.CONTENT_TYPE,
            "Content-Length: " + form.length);
        assertThat(connection.send(form).answer().status()).isEqualTo(403);
      }
    }
    assertThat(server.api().get("/register/ann").json().path("photos").asInt()).isOne();
    assertThat(server.api().send("POST", path, Form.CONTENT_TYPE, form).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-Fetch-Site: same-origin                     | 400",
        "Sec-Fetch-Site: none                            | 400",
        "Sec-Fetch-Site: same-site                       | 403",
        "Sec-Fetch-Site: cross-site                      | 403",
        "Sec-Fetch-Site: nonsense                        | 403",
        "Sec-Fetch-Site: same-origin, cross-site         | 403",
        "X-No-Browser: 1                                 | 400",
        "Origin: http://localhost:8080                   | 400",
        "Origin: HTTP://LOCALHOST:8080                   | 400",
        "Origin: https://localhost:8080                  | 400",
        "Origin: https://faces.example.org:8443          | 400",
        "Origin: https://faces.example.org               | 403",
        "Origin: http://faces.example.org:8443           | 403",
        "Origin: http://localhost                        | 403",
        "Origin: http://localhost:3000                   | 403",
        "Origin: http://127.0.0.1:8080                   | 403",
        "Origin: http://localhost:8080.evil.example      | 403",
        "Origin: http://localhost:8080@evil.example      | 403",
        "Origin: http://evil.example http://localhost:8080 | 403",
        "Origin: chrome-extension://localhost:8080       | 403",
        "Origin: null                                    | 403"
      })
  void header_decides(String header, int status) throws Exception {
    assertThat(ask("POST", "/detect/", "localhost:8080", header).status()).isEqualTo(status);
  }

  @Test
  void fetchSite_decidesBeforeTheOrigin() throws Exception {
    String own = "Origin: http://localhost";
    assertThat(ask("POST", "/detect/", "localhost", CROSS, own).status()).isEqualTo(403);
    String foreign = "Origin: http://evil.example";
    assertThat(
            ask("POST", "/detect/", "localhost", "Sec-Fetch-Site: same-origin", foreign).status())
        .isEqualTo(400);
    assertThat(ask("POST", "/detect/", "localhost", own, foreign).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, localhost:80",
    "https://localhost, localhost",
    "https://localhost, localhost:443",
    "http://[::1]:8080, [::1]:8080",
    "http://localhost.:80, LOCALHOST"
  })
  void usualPort_needNotBeNamed(String origin, String host) throws Exception {
    assertThat(ask("POST", "/detect/", host, "Origin: " + origin).status()).isEqualTo(400);
  }

  /** A link on another site may lead here, and a look changes nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/register/", "/register/ann?_method=DELETE", "/register/ann?method=DELETE"})
  void look_isAnsweredAndChangesNothing(String path) throws Exception {
    for (String method : List.of("GET", "HEAD")) {
      String override = "X-HTTP-Method-Override: DELETE";
      assertThat(ask(method, path, "localhost", CROSS, override).status()).isEqualTo(200);
    }
    assertThat(server.api().list().ids()).contains("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/register/", "/console/console.js", "/health/live", "/nothing"})
  void everyAnswer_isKeptFromPagesOfOtherSites(String path) throws Exception {
    Answer answer = server.api().get(path);
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  private static Answer ask(String method, String path, String host, String... headers)
      throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      String[] lines =
          Stream.concat(
                  Stream.of(method + " " + path + " HTTP/1.1", "Host: " + host),
                  Stream.concat(Stream.of(headers), Stream.of("Content-Length: 0")))
              .toArray(String[]::new);
      return method.equals("HEAD")
          ? new Answer(connection.head(lines).interimStatus(), NO_HEADERS, "")
          : connection.head(lines).answer();
    }
  }
}
