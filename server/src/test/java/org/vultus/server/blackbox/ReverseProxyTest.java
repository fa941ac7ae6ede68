package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a real nginx, set up as docs/operations.md prints it, TLS apart. */
class ReverseProxyTest {

  private static final String NAME = "Host: faces.example.org";
  private static final String OWN = "Origin: https://faces.example.org";

  private static final String UPSTREAM =
      """
      upstream %s { server 127.0.0.1:%d; }
      server { listen PORT; location / { proxy_pass http://%1$s; } }
      """;

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(
          Setup.USUAL.withPublicUrls("https://faces.example.org", "http://known_backend:1"));

  @RegisterExtension static final ServerUnderTest plain = new ServerUnderTest(Setup.USUAL);

  @Test
  void asPrinted_worksForPagesOfItsOwnAlone() throws Exception {
    try (Nginx nginx = Nginx.started(printed(server))) {
      assertThat(ask(nginx, "GET", "/register/").status()).isEqualTo(200);
      for (String own : List.of("Sec-Fetch-Site: same-origin", OWN, "X-No-Browser: 1")) {
        assertThat(ask(nginx, "POST", "/detect/", own)).asString().contains("Image is required");
      }
      for (String foreign :
          List.of(
              "Sec-Fetch-Site: cross-site",
              "Sec-Fetch-Site: same-site",
              "Origin: https://evil.example",
              "Origin: http://127.0.0.1:" + server.port(),
              "Origin: null")) {
        Answer answer = ask(nginx, "DELETE", "/register/nobody", foreign);
        assertThat(answer.status()).as(foreign).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("foreign_page");
      }
    }
  }

  /** As it was printed before there was a setting. */
  @Test
  void withoutTheNameOfTheBrowser_worksWithoutASetting() throws Exception {
    String config = printed(plain).replaceFirst("proxy_set_header Host .*", "");
    try (Nginx nginx = Nginx.started(config)) {
      String same = "Sec-Fetch-Site: same-origin";
      assertThat(ask(nginx, "GET", "/register/").status()).isEqualTo(200);
      assertThat(ask(nginx, "DELETE", "/register/nobody", same, OWN).status()).isEqualTo(404);
      assertThat(ask(nginx, "DELETE", "/register/nobody").status()).isEqualTo(404);
      assertThat(ask(nginx, "DELETE", "/register/nobody", OWN).status()).isEqualTo(403);
    }
  }

  @Test
  void asPrinted_withoutTheSetting_namesIt() throws Exception {
    try (Nginx nginx = Nginx.started(printed(plain))) {
      Answer answer = ask(nginx, "GET", "/health/live");
      assertThat(answer.status()).isEqualTo(421);
      assertThat(answer.body()).contains("--public-url http://faces.example.org");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vultus_backend", "backend", "_x", "a_b.c-d_e"})
  void nameOfAnUpstream_isA421_thatNamesTheSetting(String name) throws Exception {
    try (Nginx nginx = Nginx.started(UPSTREAM.formatted(name, server.port()))) {
      for (String path : List.of("/health/live", "/register/", "/")) {
        Answer answer = ask(nginx, "GET", path);
        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).contains("--public-url http://" + name);
      }
    }
  }

  @Test
  void nameOfAnUpstream_isAnsweredWhereItIsConfigured() throws Exception {
    try (Nginx nginx = Nginx.started(UPSTREAM.formatted("known_backend", server.port()))) {
      assertThat(ask(nginx, "GET", "/health/live").status()).isEqualTo(200);
      assertThat(ask(nginx, "DELETE", "/register/nobody").status()).isEqualTo(404);
    }
  }

  private static Answer ask(Nginx nginx, String method, String path, String... headers)
      throws Exception {
    Stream<String> always =
        Stream.of(method + " " + path + " HTTP/1.1", NAME, Nginx.CREDENTIALS, "Content-Length: 0");
    try (RawConnection connection = new RawConnection(nginx.port())) {
      return connection
          .head(Stream.concat(always, Stream.of(headers)).toArray(String[]::new))
          .answer();
    }
  }

  /** The block of the document, with the port, the file and the server of this test. */
  private static String printed(ServerUnderTest server) throws IOException {
    Matcher block =
        Pattern.compile("(?s)\n(    server \\{.*?\n    }\n)")
            .matcher(Files.readString(Path.of("../docs/operations.md")));
    assertThat(block.find()).isTrue();
    return block
        .group(1)
        .replace("listen 443 ssl;", "listen PORT;")
        .replaceAll("ssl_certificate.*;", "")
        .replaceFirst("(auth_basic_user_file) .*;", "$1 USERS;")
        .replace("127.0.0.1:8080", "127.0.0.1:" + server.port());
  }
}
