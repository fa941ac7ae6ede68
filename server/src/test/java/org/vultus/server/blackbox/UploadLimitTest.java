package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limit is 25 MB a file. */
class UploadLimitTest {

  private static final int LARGEST = 25 << 20;

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @Test
  void fileOfTheLimit_isRead() throws Exception {
    assertThat(server.api().register("limit", padded(LARGEST)).status()).isEqualTo(201);
  }

  @Test
  void fileOverTheLimit_isA413() throws Exception {
    assertIsTooLarge(server.api().register("over", padded(LARGEST + 1)), "error", "code");
    assertIsTooLarge(server.api().verify("over", padded(LARGEST + 1)), "error", "verified", "code");
    assertThat(server.api().list().ids()).doesNotContain("over");
  }

  @Test
  void fileOverTheLimit_inChunks_isA413() throws Exception {
    byte[] form = Form.of("chunked", padded(LARGEST + 1)).bytes();
    Answer answer =
        server
            .api()
            .send(
                server
                    .api()
                    .to("/register/")
                    .header("Content-Type", Form.CONTENT_TYPE)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
    assertIsTooLarge(answer, "error", "code");
  }

  @Test
  void fileOverTheLimit_fromAClientThatWritesAllBeforeItReads_isA413() throws Exception {
    byte[] form = Form.of("blind", new byte[40 << 20]).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(RawHttpTest.postHead("/verify/", form.length)).send(form);
      assertIsTooLarge(connection.answer(), "error", "verified", "code");
    }
  }

  @Test
  void chunksWithoutEnd_fromAClientThatWritesAllBeforeItReads_areA413() throws Exception {
    byte[] form = Form.of("blind chunks", new byte[40 << 20]).bytes();
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.head(
          "POST /register/ HTTP/1.1",
          "Host: localhost",
          "Content-Type: " + Form.CONTENT_TYPE,
          "Transfer-Encoding: chunked");
      for (int start = 0; start < form.length; start += 1 << 20) {
        byte[] chunk = Arrays.copyOfRange(form, start, Math.min(form.length, start + (1 << 20)));
        connection.send((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
        connection.send(chunk).send("\r\n".getBytes(ISO_8859_1));
      }
      connection.send("0\r\n\r\n".getBytes(ISO_8859_1));
      assertIsTooLarge(connection.answer(), "error", "code");
    }
  }

  @Test
  void deletionOverTheLimit_isA413() throws Exception {
    Form form = new Form().text("id", "x".repeat(LARGEST + 1));
    assertIsTooLarge(server.api().send("DELETE", "/register/", form), "error", "code");
  }

  private static void assertIsTooLarge(Answer answer, String... fields) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("upload_too_large");
    HttpErrorsTest.assertIsError(answer, fields);
  }

  /** A photo with so many zeros behind it that the file has the given size. */
  private static byte[] padded(int size) {
    return Arrays.copyOf(Photos.of(700), size);
  }
}
