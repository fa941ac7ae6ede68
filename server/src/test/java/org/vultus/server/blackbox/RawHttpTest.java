package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a raw connection can send, and what a connection is like after an answer. */
class RawHttpTest {

  private static final String HOST = "Host: localhost";

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /regi<ster HTTP/1.1                | Host: localhost       | 400",
        "GET /register/%zz HTTP/1.1             | Host: localhost       | 400",
        "GET /register/%ff HTTP/1.1             | Host: localhost       | 400",
        "GET /register/a%2fb HTTP/1.1           | Host: localhost       | 400",
        "GET /register/a%5cb HTTP/1.1           | Host: localhost       | 400",
        "GET /../../etc/passwd HTTP/1.1         | Host: localhost       | 400",
        "GET /register/ HTTP/1.1                | Host: a b             | 400",
        "GET /register/ HTTP/1.1                | X-No: host            | 400",
        "GET /register/ HTTP/9.9                | Host: localhost       | 505",
        "G@T /register/ HTTP/1.1                | Host: localhost       | 400",
        "POST /register/ HTTP/1.1               | Content-Length: x     | 400",
        "BREW /register/ HTTP/1.1               | Host: localhost       | 405"
      })
  void malformedRequest_isAnsweredAsJson(String line, String header, int status) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      Answer answer = connection.head(line, header).answer();
      assertThat(answer.status()).isEqualTo(status);
      HttpErrorsTest.assertIsError(answer, "error");
    }
  }

  @Test
  void malformedVerification_saysNotVerified() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      Answer answer =
          connection.head("POST /verify/?x=%zz HTTP/1.1", HOST, "Content-Length: 0").answer();
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error", "verified");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%76erify/", "/verify;x=1/", "/verify;x=1"})
  void verificationByAnotherSpelling_saysNotVerified(String address) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      Answer answer =
          connection.head("POST " + address + " HTTP/1.1", HOST, "Content-Length: 0").answer();
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error", "verified");
    }
  }

  @Test
  void headersTooLarge_areA431() throws Exception {
    String large = "X-Large: " + "x".repeat(9000);
    assertIsTooLong(431, "The headers", "GET /register/ HTTP/1.1", HOST, large);
  }

  @Test
  void headersTooMany_areA431() throws Exception {
    String[] head = new String[202];
    Arrays.setAll(head, i -> "X-%d: x".formatted(i));
    head[0] = "GET /register/ HTTP/1.1";
    head[1] = HOST;
    assertIsTooLong(431, "The headers", head);
  }

  @Test
  void addressTooLong_isA414() throws Exception {
    String line = "GET /register/?after=" + "x".repeat(9000) + " HTTP/1.1";
    assertIsTooLong(414, "The address", line, HOST);
  }

  private static void assertIsTooLong(int status, String what, String... head) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      Answer answer = connection.head(head).answer();
      assertThat(answer.status()).isEqualTo(status);
      HttpErrorsTest.assertIsError(answer, "error");
      assertThat(answer.json().path("error").asString()).startsWith(what);
    }
  }

  @Test
  void deletion_leavesTheConnectionInOrder() throws Exception {
    server.api().register("kept alive", Photos.of(600));
    try (RawConnection connection = new RawConnection(server.port())) {
      byte[] form = new Form().text("id", "kept alive").bytes();
      connection
          .head(
              "DELETE /register/ HTTP/1.1",
              HOST,
              "Content-Type: " + Form.CONTENT_TYPE,
              "Content-Length: " + form.length)
          .send(form);
      Answer deleted = connection.answer();
      assertThat(deleted.status()).isEqualTo(204);
      assertThat(deleted.header("Content-Length") + deleted.header("Transfer-Encoding")).isEmpty();
      connection.head("GET /register/ HTTP/1.1", HOST);
      assertThat(connection.answer().body()).startsWith("{\"message\":\"Hello, world!\"");
    }
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      String live = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n\r\n";
      String missing = "DELETE /register/nobody HTTP/1.1\r\n" + HOST + "\r\n\r\n";
      connection.send((missing + live + missing).getBytes(ISO_8859_1));
      assertThat(connection.answer().status()).isEqualTo(404);
      assertThat(connection.answer().status()).isEqualTo(200);
      assertThat(connection.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void refusedUpload_endsTheConnectionOnlyAfterSayingSo() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      byte[] form = Form.of("text", Photos.text()).bytes();
      connection.head(postHead("/register/", form.length)).send(form);
      Answer answer = connection.answer();
      assertThat(answer.code()).isEqualTo("unsupported_format");
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void uploadInDribs_isTaken() throws Exception {
    byte[] form = Form.of("dribs", Photos.of(602)).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(postHead("/register/", form.length));
      for (int start = 0; start < form.length; start += 700) {
        connection.send(Arrays.copyOfRange(form, start, Math.min(form.length, start + 700)));
      }
      assertThat(connection.answer().status()).isEqualTo(201);
    }
  }

  @Test
  void uploadCutOff_isRefusedAndNothingKept() throws Exception {
    byte[] form = Form.of("cut", Photos.of(603)).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(postHead("/register/", form.length));
      connection.send(Arrays.copyOf(form, form.length / 2)).endOfSending();
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error");
    }
    assertThat(server.api().list().ids()).doesNotContain("cut");
    assertThat(server.kept().photoFiles()).isEqualTo(server.kept().photoRows());
  }

  @Test
  void brokenChunks_areRefused() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(
          "POST /verify/ HTTP/1.1",
          HOST,
          "Content-Type: " + Form.CONTENT_TYPE,
          "Transfer-Encoding: chunked");
      connection.send("zz\r\nrubbish\r\n".getBytes(ISO_8859_1));
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error", "verified");
    }
  }

  @Test
  void continueIsSent_whereTheClientWaitsForIt() throws Exception {
    byte[] form = Form.of("waiting", Photos.of(604)).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(postHead("/register/", form.length, "Expect: 100-continue"));
      assertThat(connection.interimStatus()).isEqualTo(100);
      assertThat(connection.send(form).answer().status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST /nothing,          multipart/form-data; boundary=x, 1000,     404",
    "PUT /verify/,           multipart/form-data; boundary=x, 1000,     405",
    "POST /verify/,          text/plain,                      1000,     415",
    "POST /register/,        application/json,                99000000, 413",
    "GET /health/live,       text/plain,                      1000,     200"
  })
  void whatIsDecidedWithoutTheBody_isSaidAtOnce_whereTheClientWaits(
      String line, String type, long length, int status) throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(
          line + " HTTP/1.1",
          HOST,
          "Content-Type: " + type,
          "Content-Length: " + length,
          "Expect: 100-continue");
      assertThat(connection.answer().status()).isEqualTo(status);
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  /** A client that does not wait sends all before it reads. */
  @ParameterizedTest
  @CsvSource({"GET /health/live, 200", "DELETE /register/nobody, 404", "PUT /verify/, 405"})
  void bodyThatNobodyReads_isDropped_andTheConnectionClosed(String line, int status)
      throws Exception {
    byte[] body = new byte[20 << 20];
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(line + " HTTP/1.1", HOST, "Content-Length: " + body.length).send(body);
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void answeredUpload_keepsTheConnection() throws Exception {
    byte[] form = Form.of("kept", Photos.of(607)).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      for (int status : new int[] {201, 409, 409}) {
        connection.head(postHead("/register/", form.length)).send(form);
        assertThat(connection.answer().status()).isEqualTo(status);
      }
    }
  }

  /** Nothing that a client breaks off keeps memory, a place or the end of the server waiting. */
  @Test
  void uploadsBrokenOff_leaveNothingBehind() throws Exception {
    byte[] form = Form.of("broken off", Photos.of(606)).bytes();
    try (ServerUnderTest own = ServerUnderTest.started(Setup.USUAL.withoutQueue())) {
      for (int i = 1; i < 40; i++) {
        try (RawConnection connection = new RawConnection(own.port())) {
          connection
              .head(postHead(i % 2 == 0 ? "/register/" : "/nothing", form.length))
              .send(Arrays.copyOf(form, form.length * i / 40));
        }
      }
      assertThat(own.api().register("whole", Photos.of(606)).status()).isEqualTo(201);
      assertThat(own.api().list().ids()).containsExactly("whole");
    }
  }

  @Test
  void headerInAnId_isNoHeader() throws Exception {
    server.api().register("x", Photos.of(605));
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head("DELETE /register/x%0d%0aX-Evil:1 HTTP/1.1", HOST);
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("X-Evil")).isEmpty();
    }
  }

  static String[] postHead(String path, long length, String... more) {
    String type = "Content-Type: " + Form.CONTENT_TYPE;
    Stream<String> usual =
        Stream.of("POST " + path + " HTTP/1.1", HOST, type, "Content-Length: " + length);
    return Stream.concat(usual, Stream.of(more)).toArray(String[]::new);
  }
}
