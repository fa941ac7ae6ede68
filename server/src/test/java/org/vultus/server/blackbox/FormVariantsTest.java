package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What libraries make of a form: it works, or the reason why not is said. */
class FormVariantsTest {

  private static final byte[] PHOTO = Photos.of(650);

  private static final String NAMED_IMAGE = "form-data; name=\"image\"; filename=\"a.jpg\"";

  private static final AtomicInteger IDS = new AtomicInteger();

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Boundary=B                     | B",
        "BOUNDARY=\"B\"                 | B",
        "boundary = B                   | B",
        "boundary=a=b                   | a=b",
        "boundary==_x_=                 | =_x_=",
        "boundary=a:b/c?d               | a:b/c?d",
        "boundary='()+_,-./:=?          | '()+_,-./:=?",
        "boundary=\"a b:c\"             | a b:c",
        "boundary=\"a\\\\b\"            | a\\b",
        "charset=utf-8; boundary=B      | B",
        "x=\"; boundary=C\"; boundary=B | B",
        "boundary=B;                    | B"
      })
  void boundary_isReadAsItIsSent(String parameter, String boundary) throws Exception {
    String id = newId();
    byte[] body =
        join(
            part(boundary, "form-data; name=\"id\"", "", id.getBytes(UTF_8)),
            part(boundary, NAMED_IMAGE, "", PHOTO),
            ("--" + boundary + "--\r\n").getBytes(UTF_8));
    Answer answer =
        server.api().send("POST", "/register/", "Multipart/Form-Data; " + parameter, body);
    assertRegistered(answer, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "; boundary=", "; boundary=\"\"", "; bound=B"})
  void noBoundary_isABrokenForm(String parameters) throws Exception {
    Answer answer =
        server.api().send("POST", "/register/", "multipart/form-data" + parameters, new byte[9]);
    assertThat(answer.status()).isEqualTo(400);
    HttpErrorsTest.assertIsError(answer, "error");
  }

  @ParameterizedTest
  @CsvSource({"id, image[]", "id, image[0]", "ID, Image", "Id[], IMAGE"})
  void names_mayBeWrittenOtherwise(String idName, String imageName) throws Exception {
    String id = newId();
    Form form = new Form().text(idName, id).file(imageName, PHOTO);
    assertRegistered(server.api().send("POST", "/register/", form), id);
    String json =
        "{\"%s\":\"%s\",\"%s\":\"%s\"}"
            .formatted(idName, id, imageName, Base64.getEncoder().encodeToString(PHOTO));
    assertThat(server.api().json("POST", "/verify/", json).status()).isEqualTo(200);
  }

  @Test
  void severalImagesByTheNamesOfALibrary_areAll() throws Exception {
    String id = newId();
    server.api().register(id, PHOTO);
    Form form = new Form().file("image[]", Photos.another(650)).file("image[]", PHOTO);
    Answer answer = server.api().send("PUT", "/register/" + id, form);
    assertThat(answer.json().path("photos").size()).isEqualTo(2);
  }

  /** As Retrofit sends a text with a JSON converter, and a script a Blob. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "form-data; name=\"id\"                    | application/json; charset=UTF-8 | \"%s\"",
        "form-data; name=\"id\"                    | Application/JSON                | \"%s\"",
        "form-data; name=\"id\"; filename=\"blob\" | application/json                | \"%s\"",
        "form-data; name=\"id\"; filename=\"blob\" | text/plain                      | %s",
        "form-data; name=\"id\"; filename=\"blob\" | application/octet-stream        | %s",
        "form-data; name=\"id\"; filename*=UTF-8''a%%20b.txt | text/plain            | %s"
      })
  void id_mayComeAsJsonOrAsAFile(String disposition, String type, String content) throws Exception {
    String id = newId();
    String text = content.formatted(id);
    assertRegistered(
        form(part(disposition.replace("%%", "%"), "Content-Type: " + type, text.getBytes(UTF_8))),
        id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user1", "{\"id\":\"x\"}", "[\"x\"]", "null", "\"x", ""})
  void idThatIsNoTextInItsJson_isRefusedInWords(String content) throws Exception {
    Answer answer =
        form(
            part(
                "form-data; name=\"id\"",
                "Content-Type: application/json",
                content.getBytes(UTF_8)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).startsWith("'id' comes as application/json");
  }

  @Test
  void idOfManyBytes_isRefusedInWords() throws Exception {
    Answer answer = form(part("form-data; name=\"id\"; filename=\"blob\"", "", new byte[70_000]));
    assertThat(answer.json().path("error").asString())
        .isEqualTo("'id' is a text, and has 70000 bytes; accepted are up to 65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7bit", "8BIT", " binary ", ""})
  void transferEncodingThatChangesNothing_isTaken(String coding) throws Exception {
    String id = newId();
    String header = "Content-Transfer-Encoding: " + coding;
    assertRegistered(form(part("form-data; name=\"id\"", header, id.getBytes(UTF_8))), id);
  }

  @Test
  void base64_isUndone() throws Exception {
    String header = "Content-Transfer-Encoding: Base64";
    byte[] id = Base64.getEncoder().encode("Jörg".getBytes(UTF_8));
    byte[] image = Base64.getMimeEncoder().encode(PHOTO);
    Answer answer =
        send(part("form-data; name=\"id\"", header, id), part(NAMED_IMAGE, header, image));
    assertRegistered(answer, "Jörg");
  }

  @ParameterizedTest
  @CsvSource({"quoted-printable, x", "x-uuencode, x", "base64, %%%", "base64, AAAAA"})
  void transferEncodingThatIsNotTaken_isRefusedInWords(String coding, String content)
      throws Exception {
    Answer answer =
        form(
            part(
                "form-data; name=\"id\"",
                "Content-Transfer-Encoding: " + coding,
                content.getBytes(UTF_8)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString())
        .startsWith("'id' comes in the Content-Transfer-Encoding");
  }

  @Test
  void charset_mayBeThatOfTheForm() throws Exception {
    byte[] name = part("form-data; name=\"_charset_\"", "", "iso-8859-1".getBytes(UTF_8));
    byte[] id = part("form-data; name=\"id\"", "", "Bjørn".getBytes(ISO_8859_1));
    assertRegistered(send(name, id, part(NAMED_IMAGE, "", PHOTO)), "Bjørn");
  }

  @Test
  void charsetThatIsNotKnown_isRefusedInWords() throws Exception {
    for (String header : List.of("Content-Type: text/plain; charset=none", "X: y")) {
      byte[] charset = part("form-data; name=\"_charset_\"", "", "no set".getBytes(UTF_8));
      byte[] id = part("form-data; name=\"id\"", header, newId().getBytes(UTF_8));
      assertThat(send(charset, id, part(NAMED_IMAGE, "", PHOTO)).json().path("error").asString())
          .startsWith("The form names a character set that is not known");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "form-data                                       | text/plain         | has no name",
        "form-data; filename=\"x\"                       | text/plain         | has no name",
        "form-data; name*=UTF-8''id                      | text/plain         | has no name",
        "form-data; name=\"image\"                       | multipart/mixed; boundary=C | one part",
        "form-data; name=\"image\"; filename=\"x\"       | Multipart/Mixed    | one part"
      })
  void oddPart_isRefusedInWords(String disposition, String type, String words) throws Exception {
    Answer answer =
        send(
            part("form-data; name=\"id\"", "", newId().getBytes(UTF_8)),
            part(disposition, "Content-Type: " + type, new byte[9]),
            part(NAMED_IMAGE, "", PHOTO));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).contains(words);
  }

  @Test
  void idsThatDiffer_areRefused() throws Exception {
    Form two = Form.of("first", PHOTO).text("id", "second");
    Form one = Form.of("first", PHOTO);
    for (Answer answer :
        List.of(
            server.api().send("POST", "/register/", two),
            server.api().send("POST", "/register/?id=second", one))) {
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error");
    }
    HttpErrorsTest.assertIsError(
        server.api().send("POST", "/verify/?id=second", one), "error", "verified");
    assertThat(server.api().list().ids()).doesNotContain("first", "second");
    assertThat(server.api().send("POST", "/register/?id=FIRST", one).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void gzip_isUndone(String coding) throws Exception {
    String id = newId();
    assertRegistered(
        compressed("POST", coding, Form.CONTENT_TYPE, gzip(Form.of(id, PHOTO).bytes())), id);
    byte[] json = gzip("{\"id\":\"%s\"}".formatted(id).getBytes(UTF_8));
    assertThat(compressed("DELETE", coding, "application/json", json).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "nonsense"})
  void otherCoding_isA415_withWhatIsAccepted(String coding) throws Exception {
    Answer answer = compressed("POST", coding, Form.CONTENT_TYPE, Form.of(newId(), PHOTO).bytes());
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip");
    assertThat(answer.json().path("error").asString()).contains("'" + coding + "'", "gzip");
    HttpErrorsTest.assertIsError(answer, "error");
  }

  /** Small on its way, and more than is accepted once undone: harmless, but refused by size. */
  @Test
  void gzipOfMuch_isA413() throws Exception {
    byte[] much = gzip(new byte[40 << 20]);
    assertThat(much.length).isLessThan(1 << 20);
    Answer answer = compressed("POST", "gzip", "application/json", much);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("upload_too_large");
  }

  @Test
  void whatIsNoGzip_isABrokenBody() throws Exception {
    byte[] whole = gzip(Form.of(newId(), PHOTO).bytes());
    for (byte[] body :
        List.of(new byte[0], new byte[100], Arrays.copyOf(whole, whole.length / 2))) {
      Answer answer = compressed("POST", "gzip", Form.CONTENT_TYPE, body);
      assertThat(answer.status()).isEqualTo(400);
      HttpErrorsTest.assertIsError(answer, "error");
    }
  }

  private static Answer compressed(String method, String coding, String type, byte[] body)
      throws Exception {
    return server
        .api()
        .send(
            server
                .api()
                .to("/register/")
                .header("Content-Type", type)
                .header("Content-Encoding", coding)
                .method(method, BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** A registration with this part and a photo. */
  private static Answer form(byte[] part) throws Exception {
    return send(part, part(NAMED_IMAGE, "", PHOTO));
  }

  private static Answer send(byte[]... parts) throws Exception {
    byte[] body = join(join(parts), "--B--\r\n".getBytes(UTF_8));
    return server.api().send("POST", "/register/", "multipart/form-data; boundary=B", body);
  }

  private static byte[] part(String disposition, String header, byte[] content) {
    return part("B", disposition, header, content);
  }

  private static byte[] part(String boundary, String disposition, String header, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: %s\r\n%s\r\n"
            .formatted(boundary, disposition, header.isEmpty() ? "" : header + "\r\n");
    return join(head.getBytes(UTF_8), content, "\r\n".getBytes(UTF_8));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    List.of(parts).forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private static String newId() {
    return "variant" + IDS.incrementAndGet();
  }

  private static void assertRegistered(Answer answer, String id) throws Exception {
    assertThat(answer).hasToString("201 {\"message\":\"Data inserted successfully\"}");
    assertThat(server.api().list().ids()).contains(id);
  }
}
