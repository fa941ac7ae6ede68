package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DetectTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @ParameterizedTest
  @ValueSource(strings = {"/detect/", "/detect"})
  void everyFace_isFound_theLargestFirst(String path) throws Exception {
    JsonNode body = detect(path, Photos.ofTwo(1100, 1101, 0.8)).json();
    assertThat(body.propertyNames()).containsExactly("width", "height", "faces");
    assertThat(body.path("width").intValue()).isEqualTo(640);
    assertThat(body.path("height").intValue()).isEqualTo(480);
    assertThat(body.path("faces")).hasSize(2);
    assertThat(width(body, 0)).isGreaterThan(width(body, 1));
  }

  @Test
  void face_hasBoxLandmarksScoreAndQuality() throws Exception {
    JsonNode face = detect("/detect/", Photos.of(1100)).json().path("faces").path(0);
    assertThat(face.propertyNames()).containsExactly("box", "landmarks", "score", "quality");
    assertThat(face.path("landmarks")).hasSize(5);
    assertThat(face.path("score").doubleValue()).isBetween(0.5, 1.0);
    assertThat(face.path("quality"))
        .isEqualTo(
            server
                .api()
                .send("POST", "/quality/", new Form().file("image", Photos.of(1100)))
                .json()
                .path("face")
                .path("quality"));
  }

  @Test
  void photoOfNobody_hasNoFaces() throws Exception {
    Answer answer = detect("/detect/", Photos.ofNobody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("faces")).isEmpty();
  }

  @Test
  void unreadablePhoto_isRefused() throws Exception {
    assertThat(detect("/detect/", Photos.damaged()).code()).isEqualTo("unreadable_image");
    assertThat(detect("/detect/", Photos.text()).code()).isEqualTo("unsupported_format");
    assertThat(detect("/detect/", new byte[0]))
        .hasToString("400 {\"error\":\"Image is required\"}");
  }

  private static Answer detect(String path, byte[] photo) throws Exception {
    return server.api().send("POST", path, new Form().file("image", photo));
  }

  private static double width(JsonNode body, int face) {
    return body.path("faces").path(face).path("box").path("width").doubleValue();
  }
}
