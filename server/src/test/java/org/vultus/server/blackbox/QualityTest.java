package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import tools.jackson.databind.JsonNode;

class QualityTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeAll
  static void register() throws Exception {
    assertThat(server.api().register("known", Photos.of(500)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quality/", "/quality"})
  void quality_ofAGoodPhoto_isAcceptedForBoth(String path) throws Exception {
    Answer answer = assess(path, Photos.of(501));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields()).containsExactly("face", "enrolment", "verification");
    assertThat(answer.json().path("enrolment")).hasToString("{\"accepted\":true}");
    assertThat(answer.json().path("verification")).hasToString("{\"accepted\":true}");
  }

  @Test
  void report_givesEachMeasureWithScoreValueAndUnit() throws Exception {
    JsonNode quality = assess("/quality/", Photos.of(501)).json().path("face").path("quality");
    assertThat(quality.propertyNames()).containsExactly("overall", "components");
    assertThat(quality.path("overall").doubleValue()).isBetween(50.0, 100.0);
    assertThat(quality.path("components").valueStream())
        .hasSizeGreaterThanOrEqualTo(13)
        .allSatisfy(
            component -> {
              assertThat(component.propertyNames())
                  .containsExactly("name", "score", "value", "unit");
              assertThat(component.path("score").doubleValue()).isBetween(0.0, 100.0);
            });
    assertThat(component(quality, "interEyeDistance").path("value").doubleValue())
        .isBetween(48.0, 58.0);
    assertThat(component(quality, "interEyeDistance").path("unit").asString()).isEqualTo("px");
  }

  @Test
  void quality_ofASmallFace_saysWhatRegistrationAndVerificationWouldSay() throws Exception {
    JsonNode body = assess("/quality/", small(500)).json();
    assertThat(body.path("enrolment").propertyNames())
        .containsExactly("accepted", "error", "code", "limits");
    assertThat(body.path("enrolment").path("limits")).hasToString("[\"eye-distance\"]");
    assertThat(body.path("enrolment").path("accepted").booleanValue()).isFalse();
    assertThat(body.path("enrolment").path("code").asString()).isEqualTo("face_too_small");
    assertThat(body.path("enrolment").path("error").asString())
        .contains("inter-eye distance")
        .contains("at least 28 needed: step closer");
    assertThat(body.path("verification")).hasToString("{\"accepted\":true}");
  }

  @Test
  void smallFace_isRefusedAtRegistrationAndVerifiesAllTheSame() throws Exception {
    Answer refused = server.api().register("small", small(502));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.fields()).containsExactly("error", "code", "limits");
    assertThat(refused.code()).isEqualTo("face_too_small");
    assertThat(refused.json().path("limits")).hasToString("[\"eye-distance\"]");
    assertThat(server.api().list().ids()).containsExactly("known");
    assertThat(server.api().verify("known", small(500)).json().path("verified"))
        .hasToString("true");
  }

  @Test
  void faceWithoutEyesAndMouth_isRefusedByThoseLimits() throws Exception {
    try (ServerUnderTest usual = ServerUnderTest.started(Setup.USUAL.withUsualLimits())) {
      Answer refused = usual.api().register("drawn", Photos.of(504));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("low_quality");
      assertThat(refused.json().path("limits")).hasToString("[\"eyes\",\"mouth\"]");
      assertThat(refused.json().path("error").asString())
          .contains("the eyes are covered or cannot be made out")
          .contains("the mouth is covered or cannot be made out");
      assertThat(usual.api().list().ids()).isEmpty();
    }
  }

  @Test
  void faceAtTheEdge_isRefusedAsLowQuality() throws Exception {
    Answer refused = server.api().register("cut", scene(DrawnFace.of(503).at(40, 240).wide(160)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("low_quality");
    assertThat(refused.json().path("error").asString()).contains("show the whole face");
    assertThat(refused.json().path("limits")).hasToString("[\"margin\"]");
  }

  @Test
  void refusedVerification_namesTheLimitToo() throws Exception {
    Answer refused = server.api().verify("known", scene(DrawnFace.of(500).wide(28)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.fields()).containsExactly("error", "verified", "code", "limits");
    assertThat(refused.json().path("limits")).hasToString("[\"eye-distance\"]");
  }

  @Test
  void refusedOneOfTwo_namesTheLimitToo() throws Exception {
    Form two =
        new Form()
            .file("image_a", Photos.of(500))
            .file("image_b", scene(DrawnFace.of(500).wide(28)));
    Answer refused = server.api().send("POST", "/compare/", two);
    assertThat(refused.json().path("error").asString())
        .startsWith("image_b: The face is too small");
    assertThat(refused.json().path("limits")).hasToString("[\"eye-distance\"]");
  }

  @Test
  void quality_storesNothing() throws Exception {
    assess("/quality/", Photos.of(504));
    assertThat(server.api().list().ids()).containsExactly("known");
    assertThat(server.kept().photoFiles()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.vultus.server.blackbox.PhotoRefusalTest#unusable")
  void quality_ofAnUnusablePhoto_isRefusedWithItsCode(String code, byte[] photo) throws Exception {
    Answer answer = assess("/quality/", photo);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error", "code");
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void quality_withoutAnImage_saysSo() throws Exception {
    String missing = "400 {\"error\":\"Image is required\"}";
    assertThat(server.api().send("POST", "/quality/")).hasToString(missing);
    assertThat(server.api().send("POST", "/quality/", new Form().text("image", "no file")))
        .hasToString(missing);
    assertThat(assess("/quality/", new byte[0])).hasToString(missing);
  }

  @Test
  void quality_byAnotherMethod_namesTheOneAccepted() throws Exception {
    Answer answer = server.api().get("/quality/");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @Test
  void details_ofAVerification_holdTheSameReport() throws Exception {
    Form form = Form.of("known", Photos.of(500));
    JsonNode details = server.api().send("POST", "/verify/?details=true", form).json();
    assertThat(details.path("face"))
        .isEqualTo(assess("/quality/", Photos.of(500)).json().path("face"));
  }

  private static Answer assess(String path, byte[] photo) throws Exception {
    return server.api().send("POST", path, new Form().file("image", photo));
  }

  /** A face with some 24 pixels from eye to eye: too few to register, enough to verify. */
  private static byte[] small(long person) {
    return scene(DrawnFace.of(person).wide(50));
  }

  private static byte[] scene(DrawnFace face) {
    return DrawnScene.of(face).jpeg();
  }

  private static JsonNode component(JsonNode quality, String name) {
    return quality
        .path("components")
        .valueStream()
        .filter(component -> component.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
