package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the server may be asked: another name could be pointed here by anybody. */
class HostTest {

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(
          Setup.USUAL.withPublicUrls(
              "https://Faces.example.org",
              "http://vultus_backend",
              "https://gesichter-münchen.de"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:9000",
        "localhost.",
        "localhost.:80",
        "localhost:",
        "kiosk.localhost",
        "127.0.0.1:8080",
        "10.11.12.13",
        "127.1",
        "[::1]",
        "[::1]:8080",
        "[FE80::1%25eth0]:8080",
        "faces.example.org",
        "FACES.example.org.:443",
        "vultus_backend",
        "Vultus_Backend:8110",
        "xn--gesichter-mnchen-tzb.de"
      })
  void ownName_isAnswered(String host) throws Exception {
    assertThat(live(host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource
  void nameOfTheMachine_isAnswered(String host) throws Exception {
    assertThat(live(host).status()).isEqualTo(200);
  }

  static Stream<String> nameOfTheMachine_isAnswered() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();
    return Stream.of(name, name.replaceFirst("\\..*", "") + ".local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "vultus_backend.evil.example",
        "a_b",
        "-",
        "vultus-backend",
        "notlocalhost"
      })
  void otherName_isA421_thatNamesTheSetting(String host) throws Exception {
    Answer answer = live(host);
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.code()).isEqualTo("unknown_host");
    assertThat(answer.json().path("error").asString())
        .contains("'" + host.replaceFirst(":.*", "") + "'", "--public-url", "--host");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    HttpErrorsTest.assertIsError(answer, "error", "code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a@localhost",
        "localhost,evil.example",
        "localhost/x",
        "*",
        "a..b",
        "::1",
        "[::1",
        "localhost:x",
        "localhost:99999",
        "localhost:99999999999999999999",
        "m\u00fcnchen.de"
      })
  void whatIsNoName_isA400InWords(String host) throws Exception {
    Answer answer = live(host);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).startsWith("The Host header is not valid");
    HttpErrorsTest.assertIsError(answer, "error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "-", "1.", "[", "%"})
  void longHost_isA400InWords(String part) throws Exception {
    Answer answer = live(part.repeat(6000 / part.length()) + "b");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).startsWith("The Host header is not valid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /register/",
        "GET    | /status/",
        "GET    | /metrics",
        "GET    | /",
        "GET    | /console/console.js",
        "GET    | /openapi.json",
        "GET    | /nothing",
        "POST   | /register/",
        "DELETE | /register/x"
      })
  void otherName_isTurnedAwayEverywhere(String method, String path) throws Exception {
    Answer answer = ask(method + " " + path + " HTTP/1.1", "Host: evil.example");
    assertThat(answer.status()).isEqualTo(421);
    HttpErrorsTest.assertIsError(answer, "error", "code");
  }

  @Test
  void verificationUnderAnotherName_saysNotVerified() throws Exception {
    String line = "POST /verify/ HTTP/1.1";
    HttpErrorsTest.assertIsError(ask(line, "Host: evil.example"), "error", "verified", "code");
    HttpErrorsTest.assertIsError(ask(line, "Host: a b"), "error", "verified");
  }

  /** The line of a request may name the host, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://localhost/health/live HTTP/1.1    | localhost    | 200",
        "GET http://vultus_backend/health/live HTTP/1.1 | vultus_backend | 200",
        "GET http://evil.example/health/live HTTP/1.1 | evil.example | 421",
        "GET http://evil.example/health/live HTTP/1.1 | localhost    | 400",
        "GET http://localhost/health/live HTTP/1.1    | evil.example | 400",
        "GET http://evil.example/health/live HTTP/1.0 | localhost    | 421",
        "GET /health/live HTTP/1.0                    | evil.example | 421"
      })
  void hostInTheLine_countsAsOne(String line, String host, int status) throws Exception {
    assertThat(ask(line, "Host: " + host).status()).isEqualTo(status);
  }

  @Test
  void olderProbe_needsNoHost() throws Exception {
    assertThat(ask("GET /health/ready HTTP/1.0", "X-Probe: 1").status()).isEqualTo(200);
    assertThat(ask("GET /health/ready HTTP/1.1", "X-Probe: 1").status()).isEqualTo(400);
  }

  private static Answer live(String host) throws Exception {
    return ask("GET /health/live HTTP/1.1", "Host: " + host);
  }

  private static Answer ask(String line, String header) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      return connection.head(line, header, "Content-Length: 0").answer();
    }
  }
}
