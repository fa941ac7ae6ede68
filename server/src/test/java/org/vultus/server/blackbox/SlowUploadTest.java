package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that send slowly, or nothing, keep nobody else waiting and are told so in the end. */
class SlowUploadTest {

  /** More than any server has threads. */
  private static final int MANY = 400;

  private static final int LARGE = 25 << 20;

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  private final List<RawConnection> slow = new ArrayList<>();

  @AfterEach
  void closeConnections() throws IOException {
    for (RawConnection connection : slow) {
      connection.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /verify/, multipart/form-data; boundary=x",
    "POST, /register/, application/json",
    "DELETE, /register/, application/x-www-form-urlencoded",
    "POST, /verify/, text/plain",
    "POST, /nothing, multipart/form-data; boundary=x",
    "GET, /health/live, text/plain",
    "GET, /register/, multipart/form-data; boundary=x",
    "POST, /registerPage/, text/plain"
  })
  void bodiesThatComeByteByByte_keepNobodyWaiting(String method, String path, String type)
      throws Exception {
    for (int i = 0; i < MANY; i++) {
      open(method + " " + path + " HTTP/1.1", "Content-Type: " + type, "Content-Length: 60000");
    }
    dribble();
    assertServes();
    dribble();
    assertServes();
  }

  @Test
  void chunksThatComeByteByByte_keepNobodyWaiting() throws Exception {
    for (int i = 0; i < MANY; i++) {
      open(
          "POST /identify/ HTTP/1.1",
          "Content-Type: " + Form.CONTENT_TYPE,
          "Transfer-Encoding: chunked");
    }
    for (RawConnection connection : slow) {
      connection.send("1\r\n-\r\n".getBytes(ISO_8859_1));
    }
    assertServes();
  }

  @Test
  void largeBodiesThatWereOnlyAnnounced_takeNoMemory() throws Exception {
    for (int i = 0; i < MANY; i++) {
      open(RawHttpTest.postHead("/register/", LARGE)).send(new byte[] {'-'});
    }
    assertServes();
  }

  @Test
  void uploadThatStalls_isA408_inItsOwnWords() throws Exception {
    byte[] form = Form.of("stalled", Photos.of(20)).bytes();
    byte[] half = Arrays.copyOf(form, form.length / 2);
    RawConnection verify = open(RawHttpTest.postHead("/verify/", form.length)).send(half);
    RawConnection register = open(RawHttpTest.postHead("/register/", form.length)).send(half);
    RawConnection nothing = open(RawHttpTest.postHead("/register/", LARGE));
    RawConnection chunked =
        open(
                "POST /verify/ HTTP/1.1",
                "Content-Type: " + Form.CONTENT_TYPE,
                "Transfer-Encoding: chunked")
            .send("9\r\n--vul".getBytes(ISO_8859_1));
    assertIsTooSlow(verify, "error", "verified", "code");
    assertIsTooSlow(register, "error", "code");
    assertIsTooSlow(nothing, "error", "code");
    assertIsTooSlow(chunked, "error", "verified", "code");
    assertThat(server.api().list().ids()).doesNotContain("stalled");
  }

  private static void assertIsTooSlow(RawConnection connection, String... fields)
      throws IOException {
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(408);
    HttpErrorsTest.assertIsError(answer, fields);
    assertThat(answer.code()).isEqualTo("upload_too_slow");
    assertThat(answer.json().path("error").asString()).contains("too slowly", "send it again");
    assertThat(connection.isAtEnd()).isTrue();
  }

  private RawConnection open(String... lines) throws IOException {
    List<String> head = new ArrayList<>(List.of(lines));
    if (!head.contains("Host: localhost")) {
      head.add("Host: localhost");
    }
    RawConnection connection = new RawConnection(server.port());
    slow.add(connection);
    return connection.head(head.toArray(String[]::new));
  }

  private void dribble() throws IOException {
    for (RawConnection connection : slow) {
      connection.send(new byte[] {'-'});
    }
  }

  private static void assertServes() throws Exception {
    Api api = new Api(server.port());
    assertThat(api.get("/health/live").status()).isEqualTo(200);
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
    assertThat(api.list().status()).isEqualTo(200);
    assertThat(api.register("quick", Photos.of(21)).status()).isEqualTo(201);
    assertThat(api.verify("quick", Photos.of(21)).status()).isEqualTo(200);
    assertThat(api.delete("quick").status()).isEqualTo(204);
  }
}
