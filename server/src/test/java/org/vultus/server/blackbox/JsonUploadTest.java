package org.vultus.server.blackbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A JSON object with the image in base64 is taken wherever a form is. */
class JsonUploadTest {

  private static final int LARGEST = 25 << 20;

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeAll
  static void register() throws Exception {
    assertThat(server.api().json("POST", "/register/", json("known", Photos.of(600))))
        .hasToString("201 {\"message\":\"Data inserted successfully\"}");
  }

  @Test
  void verify_isThatOfAForm() throws Exception {
    assertThat(server.api().json("POST", "/verify/", json("known", Photos.another(600))))
        .hasToString(
            "200 {\"message\":\"Image received successfully!\","
                + "\"recognition\":\"known\",\"verified\":true}");
    assertThat(server.api().json("POST", "/verify/", json("nobody", Photos.of(600))))
        .hasToString("400 {\"error\":\"Invalid User\",\"verified\":false}");
  }

  @Test
  void quality_isThatOfAForm() throws Exception {
    Answer inForm =
        server.api().send("POST", "/quality/", new Form().file("image", Photos.of(601)));
    assertThat(server.api().json("POST", "/quality/", json("", Photos.of(601))))
        .hasToString(inForm.toString());
  }

  /** As PHP writes it. */
  @Test
  void slashesEscaped_areTheSame() throws Exception {
    String body = json("known", Photos.of(600)).replace("/", "\\/");
    assertThat(server.api().json("POST", "/verify/", body).status()).isEqualTo(200);
  }

  @Test
  void idAsANumber_isItsText() throws Exception {
    String body = json("x", Photos.of(602)).replace("\"x\"", "4711");
    assertThat(server.api().json("POST", "/register/", body).status()).isEqualTo(201);
    assertThat(server.api().list().ids()).contains("4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"id\": \"x\"}",
        "{\"id\": \"x\", \"image\": null}",
        "{\"id\": \"x\", \"image\": \"\"}",
        "{\"id\": \"x\", \"image\": 7}",
        "{\"id\": \"x\", \"image\": []}",
        "{\"id\": \"x\", \"image\": [\"AAAA\", \"AAAA\"]}",
        "{\"id\": \"x\", \"image\": {\"data\": \"AAAA\"}}",
        "{\"id\": \" \", \"image\": \"AAAA\"}",
        "{\"id\": [\"x\"], \"image\": \"AAAA\"}",
        "{\"image\": \"AAAA\"}"
      })
  void incomplete_isRefusedAsAFormIs(String body) throws Exception {
    assertThat(server.api().json("POST", "/register/", body))
        .hasToString("400 {\"error\":\"ID and image are required\"}");
    assertThat(server.api().json("POST", "/verify/", body))
        .hasToString("400 {\"error\":\"Image and ID are required\",\"verified\":false}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/jpeg;base64,AAAA",
        "http://127.0.0.1/one.jpg",
        "/etc/hostname",
        "one.jpg",
        "AAAAA",
        "AAA",
        "AA_-"
      })
  void whatIsNoBase64_isRefusedAndNeverFetched(String image) throws Exception {
    String body = "{\"id\": \"x\", \"image\": \"" + image + "\"}";
    Answer answer = server.api().json("POST", "/register/", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_base64");
    HttpErrorsTest.assertIsError(answer, "error", "code");
    HttpErrorsTest.assertIsError(
        server.api().json("POST", "/verify/", body), "error", "verified", "code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "{\"id\": \"x\"", "{\"id\": \"x\"} {}", "id=x", "{id: 1}"})
  void whatIsNoObject_isABadRequest(String body) throws Exception {
    Answer answer = server.api().json("POST", "/register/", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).startsWith("The body is no valid JSON");
    HttpErrorsTest.assertIsError(answer, "error");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.vultus.server.blackbox.PhotoRefusalTest#unusable")
  void unusablePhoto_isRefusedWithItsCode(String code, byte[] photo) throws Exception {
    Answer answer = server.api().json("POST", "/register/", json("refused", photo));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void imageOfTheLimit_isRead_andOneByteMoreIsA413() throws Exception {
    byte[] largest = Arrays.copyOf(Photos.of(603), LARGEST);
    assertThat(server.api().json("POST", "/register/", json("limit", largest)).status())
        .isEqualTo(201);
    byte[] over = Arrays.copyOf(Photos.of(603), LARGEST + 1);
    Answer answer = server.api().json("POST", "/register/", json("over", over));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("upload_too_large");
  }

  @Test
  void moreThanTwentyFields_areRefused() throws Exception {
    String twenty =
        IntStream.range(2, 20).mapToObj(i -> "\"f" + i + "\":[1,2],").collect(joining());
    String body = json("fields", Photos.of(604)).replaceFirst("\\{", "{" + twenty);
    assertThat(server.api().json("POST", "/verify/", body).body()).contains("Invalid User");
    Answer answer = server.api().json("POST", "/verify/", body.replaceFirst("\\{", "{\"x\":1,"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asString()).startsWith("The body has more than 20");
    HttpErrorsTest.assertIsError(answer, "error", "verified");
  }

  @Test
  void filesInAList_countAsFields() throws Exception {
    String list = "{\"image\":[" + "\"AAAA\",".repeat(20) + "\"AAAA\"]}";
    Answer answer = server.api().json("PUT", "/register/known", list);
    assertThat(answer.json().path("error").asString()).startsWith("The body has more than 20");
  }

  @Test
  void idThatComesTwiceAndDiffers_isRefused() throws Exception {
    String body = json("first", Photos.of(605)).replaceFirst("\\{", "{\"id\":\"second\",");
    Answer answer = server.api().json("POST", "/register/", body);
    assertThat(answer)
        .hasToString("400 {\"error\":\"'id' came 2 times with different values; send it once\"}");
    assertThat(server.api().list().ids()).doesNotContain("first", "second");
  }

  private static String json(String id, byte[] image) {
    String base64 = Base64.getEncoder().encodeToString(image);
    return "{\"id\": \"" + id + "\", \"image\": \"" + base64 + "\"}";
  }
}
