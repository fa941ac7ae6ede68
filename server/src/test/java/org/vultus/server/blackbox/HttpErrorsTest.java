package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request before its content is: always JSON, and nothing of our insides. */
class HttpErrorsTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing",
    "POST, /register/x/y",
    "GET, /register//",
    "GET, /..%2f",
    "GET, /error",
    "GET, /actuator",
    "GET, /console/../application.properties",
    "POST, /Register/"
  })
  void unknownAddress_isA404(String method, String path) throws Exception {
    Answer answer = server.api().send(method, path);
    assertThat(answer.status()).isIn(400, 404);
    assertIsError(answer, "error");
  }

  @Test
  void unknownAddressUnderVerify_saysNotVerified() throws Exception {
    assertIsError(server.api().get("/verify/nothing"), "error", "verified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /register/   | GET,HEAD,POST,DELETE",
        "PATCH  | /register    | GET,HEAD,POST,DELETE",
        "GET    | /verify/     | POST",
        "DELETE | /verify      | POST",
        "POST   | /register/x  | GET,HEAD,PUT,DELETE",
        "PATCH  | /register/x/photos/ | GET,HEAD,POST",
        "GET    | /register/x/photos/y | DELETE",
        "POST   | /health/live | GET,HEAD"
      })
  void wrongMethod_isA405_withWhatIsAllowed(String method, String path, String allowed)
      throws Exception {
    Answer answer = server.api().send(method, path);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow").replace(" ", "").split(","))
        .containsAll(List.of(allowed.replace(",HEAD", "").split(",")))
        .isSubsetOf(List.of((allowed + ",HEAD,OPTIONS").split(",")));
    assertThat(answer.fields()).startsWith("error");
    assertThat(answer.json().path("error").asString()).doesNotContain("null");
  }

  @ParameterizedTest
  @CsvSource({"GET, /register/", "DELETE, /register/x", "POST, /register/", "POST, /verify/"})
  void answerNotAccepted_isA406(String method, String path) throws Exception {
    Answer answer =
        server
            .api()
            .send(
                server
                    .api()
                    .to(path)
                    .header("Accept", "text/html")
                    .method(method, BodyPublishers.noBody()));
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.fields()).startsWith("error");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "image/jpeg",
        "application/octet-stream",
        "nonsense",
        "multipart/mixed; boundary=x"
      })
  void bodyOfAnotherType_isA415(String contentType) throws Exception {
    byte[] body = "{\"id\":\"x\",\"image\":\"y\"}".getBytes(UTF_8);
    Answer register = server.api().send("POST", "/register/", contentType, body);
    assertThat(register.status()).isEqualTo(415);
    assertIsError(register, "error");
    Answer verify = server.api().send("POST", "/verify/", contentType, body);
    assertThat(verify.status()).isEqualTo(415);
    assertIsError(verify, "error", "verified");
    assertThat(register.header("Accept")).isEqualTo("multipart/form-data, application/json");
    assertThat(register.json().path("error").asString())
        .endsWith("accepted: multipart/form-data, application/json");
  }

  @Test
  void metricsInJson_areA406_thatSaysWhatTheyAre() throws Exception {
    Answer answer =
        server.api().send(server.api().to("/metrics").header("Accept", "application/json"));
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.json().path("error").asString()).startsWith("The answer is text/plain");
  }

  @Test
  void deletionByAnotherType_isA415() throws Exception {
    Answer answer = server.api().send("DELETE", "/register/", "text/plain", new byte[] {65});
    assertThat(answer.status()).isEqualTo(415);
    assertIsError(answer, "error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary here",
        "--vultus-boundary",
        "--vultus-boundary\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nhalf",
        "--vultus-boundary\r\nContent-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n"
      })
  void brokenForm_isA400(String body) throws Exception {
    Answer register =
        server.api().send("POST", "/register/", Form.CONTENT_TYPE, body.getBytes(UTF_8));
    assertThat(register.status()).isEqualTo(400);
    assertIsError(register, "error");
    Answer verify = server.api().send("POST", "/verify/", Form.CONTENT_TYPE, body.getBytes(UTF_8));
    assertThat(verify.status()).isEqualTo(400);
    assertIsError(verify, "error", "verified");
    Answer delete =
        server.api().send("DELETE", "/register/", Form.CONTENT_TYPE, body.getBytes(UTF_8));
    assertThat(delete.status()).isEqualTo(400);
    assertIsError(delete, "error");
  }

  @Test
  void formWithoutBoundary_isA400() throws Exception {
    Answer answer =
        server
            .api()
            .send("POST", "/register/", "multipart/form-data", Form.of("x", new byte[9]).bytes());
    assertThat(answer.status()).isEqualTo(400);
    assertIsError(answer, "error");
  }

  @Test
  void formWithTooManyParts_isA400() throws Exception {
    Form form = Form.of("x", Photos.of(1));
    for (int i = 0; i < 100; i++) {
      form.text("more" + i, "x");
    }
    Answer answer = server.api().send("POST", "/register/", form);
    assertThat(answer.status()).isEqualTo(400);
    assertIsError(answer, "error");
  }

  @Test
  void head_isAGetWithoutBody() throws Exception {
    Answer answer = server.api().send("HEAD", "/register/");
    assertThat(answer).hasToString("200");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void options_tellWhatIsAllowed() throws Exception {
    Answer answer = server.api().send("OPTIONS", "/register/");
    assertThat(answer.status()).isIn(200, 204);
    assertThat(answer.header("Allow")).contains("GET", "POST", "DELETE");
    assertThat(answer.body()).isEmpty();
  }

  /** An Accept-Patch would say that PATCH is taken (RFC 5789, section 3.1). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/register/           | GET,HEAD,POST,DELETE,OPTIONS",
        "/register/x          | GET,HEAD,PUT,DELETE,OPTIONS",
        "/register/x/photos/  | GET,HEAD,POST,OPTIONS",
        "/register/x/photos/y | DELETE,OPTIONS",
        "/verify/             | POST,OPTIONS",
        "/status/             | GET,HEAD,OPTIONS",
        "/health/live         | GET,HEAD,OPTIONS",
        "/docs/               | GET,HEAD,OPTIONS",
        "/console/dom.js      | GET,HEAD,OPTIONS"
      })
  void options_tellNoMoreThanIsAllowed(String path, String allowed) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      String line = "OPTIONS " + path + " HTTP/1.1";
      String[] asked = {"Origin: http://evil.example", "Access-Control-Request-Method: PATCH"};
      Answer plain = connection.head(line, "Host: localhost").answer();
      Answer before = connection.head(line, "Host: localhost", asked[0], asked[1]).answer();
      for (Answer answer : List.of(plain, before)) {
        assertThat(answer.header("Allow").split(",")).containsExactlyInAnyOrder(allowed.split(","));
        assertThat(answer.headers().map())
            .doesNotContainKeys("Accept-Patch", "Access-Control-Allow-Origin");
      }
      Answer trace = connection.head("TRACE " + path + " HTTP/1.1", "Host: localhost").answer();
      assertThat(trace.status()).isEqualTo(405);
      assertThat(trace.header("Allow").replace(" ", "").split(","))
          .isSubsetOf(List.of(allowed.split(",")));
      assertThat(trace.fields()).startsWith("error");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;q=0",
        "application/json;q=0.000, */*",
        "*/*;q=0",
        "application/*;q=0, */*;q=0.5",
        "text/html, application/json;q=0"
      })
  void answerExcludedByQuality_isA406(String accept) throws Exception {
    for (String path : List.of("/register/", "/status/", "/health/live", "/openapi.json")) {
      Answer answer = server.api().send(server.api().to(path).header("Accept", accept));
      assertThat(answer.status()).as(path).isEqualTo(406);
      assertIsError(answer, "error");
    }
    assertThat(
            server
                .api()
                .send(server.api().to("/register/nobody").header("Accept", accept).DELETE())
                .status())
        .isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/html;q=0, */*",
        "application/json, */*;q=0",
        "application/*;q=0.1, text/*;q=0",
        "*/*;q=0.001"
      })
  void answerLeftByQuality_isGiven(String accept) throws Exception {
    Answer answer = server.api().send(server.api().to("/register/").header("Accept", accept));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void metricsExcludedByQuality_areA406() throws Exception {
    Answer answer = server.api().send(server.api().to("/metrics").header("Accept", "text/*;q=0"));
    assertThat(answer.status()).isEqualTo(406);
    assertThat(
            server
                .api()
                .send(
                    server
                        .api()
                        .to("/metrics")
                        .header("Accept", "application/json;q=0, text/plain"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void faultOfTheStore_isA500InWords() throws Exception {
    try (ServerUnderTest broken = ServerUnderTest.started(Setup.USUAL)) {
      broken.kept().run("ALTER TABLE users RENAME TO gone");
      Answer list = broken.api().list();
      assertThat(list.status()).isEqualTo(500);
      assertIsError(list, "error");
      Answer register = broken.api().register("x", Photos.of(1));
      assertThat(register.status()).isEqualTo(500);
      assertIsError(register, "error");
      Answer verify = broken.api().verify("x", Photos.of(1));
      assertThat(verify.status()).isIn(400, 500);
      assertIsError(verify, "error", "verified");
      broken.kept().run("ALTER TABLE gone RENAME TO users");
      assertThat(broken.api().register("x", Photos.of(1)).status()).isEqualTo(201);
      assertThat(broken.kept().photoFiles()).isEqualTo(broken.kept().photoRows()).hasSize(1);
    }
  }

  /** JSON with exactly these fields and no trace of how the server is made. */
  static void assertIsError(Answer answer, String... fields) {
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.fields()).containsExactly(fields);
    assertThat(answer.json().path("error").asString()).isNotBlank();
    assertThat(answer.body())
        .doesNotContainIgnoringCase("exception", "select ", "insert ", "sqlite", "tomcat", "spring")
        .doesNotContain("\tat ", "org.", "java.", "/tmp", System.getProperty("user.dir"), "null");
  }
}
