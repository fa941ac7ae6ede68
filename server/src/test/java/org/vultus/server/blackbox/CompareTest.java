package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareTest {

  private static final String INCOMPLETE = "400 {\"error\":\"image_a and image_b are required\"}";

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @ParameterizedTest
  @ValueSource(strings = {"/compare/", "/compare"})
  void photosOfOnePerson_match(String path) throws Exception {
    Answer answer = compare(path, Photos.of(1000), Photos.another(1000));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields())
        .containsExactly("match", "similarity", "threshold", "model", "faceA", "faceB");
    assertThat(answer.json().path("match").booleanValue()).isTrue();
    assertThat(answer.json().path("model").asString()).isEqualTo("tiny 1");
  }

  @Test
  void photosOfTwoPeople_doNotMatch() throws Exception {
    JsonNode body = compare("/compare/", Photos.of(1000), Photos.of(1001)).json();
    assertThat(body.path("match").booleanValue()).isFalse();
    assertThat(body.path("similarity").doubleValue())
        .isLessThan(body.path("threshold").doubleValue());
  }

  @Test
  void faces_areThoseOfTheirPhotos() throws Exception {
    JsonNode body = compare("/compare/", Photos.of(1000), Photos.another(1000)).json();
    Form form = new Form().file("image", Photos.another(1000));
    assertThat(body.path("faceB"))
        .isEqualTo(server.api().send("POST", "/quality/", form).json().path("face"));
    assertThat(body.path("faceA")).isNotEqualTo(body.path("faceB"));
  }

  @Test
  void photosInJson_areTheSame() throws Exception {
    Base64.Encoder base64 = Base64.getEncoder();
    String body =
        "{\"image_a\": \"%s\", \"image_b\": \"%s\"}"
            .formatted(
                base64.encodeToString(Photos.of(1000)),
                base64.encodeToString(Photos.another(1000)));
    assertThat(server.api().json("POST", "/compare/", body))
        .hasToString(compare("/compare/", Photos.of(1000), Photos.another(1000)).toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.vultus.server.blackbox.PhotoRefusalTest#unusable")
  void unusablePhoto_isRefusedByItsName(String code, byte[] photo) throws Exception {
    Answer first = compare("/compare/", photo, Photos.of(1000));
    assertThat(first.status()).isEqualTo(400);
    assertThat(first.code()).isEqualTo(code);
    assertThat(first.json().path("error").asString()).startsWith("image_a: ");
    Answer second = compare("/compare/", Photos.of(1000), photo);
    assertThat(second.code()).isEqualTo(code);
    assertThat(second.json().path("error").asString()).startsWith("image_b: ");
  }

  @Test
  void incomplete_saysWhatIsRequired() throws Exception {
    Form one = new Form().file("image_a", Photos.of(1000));
    assertThat(server.api().send("POST", "/compare/", one)).hasToString(INCOMPLETE);
    assertThat(server.api().send("POST", "/compare/")).hasToString(INCOMPLETE);
  }

  private static Answer compare(String path, byte[] a, byte[] b) throws Exception {
    return server.api().send("POST", path, new Form().file("image_a", a).file("image_b", b));
  }
}
