package org.vultus.server.blackbox;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VerifyTest {

  private static final String INVALID = "400 {\"error\":\"Invalid User\",\"verified\":false}";
  private static final String UNKNOWN =
      "200 {\"message\":\"Image received successfully!\","
          + "\"recognition\":\"Unknown\",\"verified\":false}";
  private static final String VERIFIED =
      "200 {\"message\":\"Image received successfully!\","
          + "\"recognition\":\"Alice-1\",\"verified\":true}";

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @RegisterExtension
  static final ServerUnderTest uniform = new ServerUnderTest(Setup.USUAL.withUniformRefusal());

  @BeforeAll
  static void register() throws Exception {
    for (ServerUnderTest each : new ServerUnderTest[] {server, uniform}) {
      each.api().register("Alice-1", Photos.of(400));
      each.api().register("Bob", Photos.of(401));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Alice-1", "ALICE-1", "  alice-1 "})
  void verify_ownPhoto_isVerifiedByTheIdAsRegistered(String claimed) throws Exception {
    Answer answer = server.api().verify(claimed, Photos.another(400));
    assertThat(answer).hasToString(VERIFIED);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void verify_withoutTheSlash_isTheSame() throws Exception {
    assertThat(server.api().send("POST", "/verify", Form.of("Alice-1", Photos.of(400))))
        .hasToString(VERIFIED);
  }

  @Test
  void verify_photoOfAnotherUser_isInvalid() throws Exception {
    assertThat(server.api().verify("Alice-1", Photos.another(401))).hasToString(INVALID);
  }

  @Test
  void verify_photoOfNobodyRegistered_isUnknown() throws Exception {
    assertThat(server.api().verify("Alice-1", Photos.of(402))).hasToString(UNKNOWN);
  }

  @Test
  void verify_photoOfAUserWhoseRowAnotherProgramDeleted_isUnknown() throws Exception {
    server.api().register("Ghost", Photos.of(403));
    assertThat(server.api().verify("Alice-1", Photos.of(403))).hasToString(INVALID);
    server.kept().run("DELETE FROM users WHERE id = 'Ghost'");
    assertThat(server.api().verify("Alice-1", Photos.of(403))).hasToString(UNKNOWN);
  }

  @Test
  void verify_unknownId_isInvalidWhateverThePhoto() throws Exception {
    assertThat(server.api().verify("Nobody", Photos.of(400))).hasToString(INVALID);
    assertThat(server.api().verify("Nobody", Photos.text())).hasToString(INVALID);
    assertThat(server.api().verify("Nobody", Photos.ofNobody())).hasToString(INVALID);
  }

  @Test
  void verify_withUniformRefusal_neverTellsWhoIsKnown() throws Exception {
    assertThat(uniform.api().verify("Alice-1", Photos.another(400))).hasToString(VERIFIED);
    assertThat(uniform.api().verify("Alice-1", Photos.of(402))).hasToString(INVALID);
    assertThat(uniform.api().verify("Alice-1", Photos.of(401))).hasToString(INVALID);
    assertThat(uniform.api().send("POST", "/verify/?details=true", Form.of("Bob", Photos.of(402))))
        .hasToString(INVALID);
  }

  /** Known, known by another spelling, known without a photo, unknown, and no id at all. */
  @ParameterizedTest
  @ValueSource(strings = {"alice-1", "adopted", "nobody", "a\u0000b"})
  void uniformRefusal_isTheSameForEveryId(String id) throws Exception {
    uniform.kept().run("INSERT OR IGNORE INTO users (id) VALUES ('adopted')");
    byte[] cut = Arrays.copyOf(Photos.of(400), 2000);
    for (byte[] photo :
        List.of(Photos.text(), cut, Photos.ofNobody(), Photos.of(402), Photos.of(401))) {
      Answer known = uniform.api().verify("Alice-1", photo);
      Answer answer = uniform.api().verify(id, photo);
      assertThat(answer).hasToString(known.toString());
      assertThat(answer.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
    }
    assertThat(uniform.api().verify(id, Photos.text()).code()).isEqualTo("unsupported_format");
    assertThat(uniform.api().verify(id, Photos.ofNobody()).code()).isEqualTo("no_face");
  }

  /** What is counted of the work shows that it is the same: the photo is analysed, nothing else. */
  @Test
  void uniformRefusal_costsTheSameWorkForEveryId() throws Exception {
    Map<String, Double> forKnown = work("Alice-1");
    assertThat(forKnown).isEqualTo(work("nobody")).containsEntry("search", 0.0);
    assertThat(forKnown.get("embed")).isOne();
  }

  @Test
  void details_areAddedOnRequest() throws Exception {
    Answer answer = detailed("true", Photos.another(400));
    assertThat(answer.fields())
        .containsExactly(
            "message", "recognition", "verified", "similarity", "threshold", "model", "face");
    JsonNode body = answer.json();
    assertThat(body.path("similarity").doubleValue()).isBetween(0.7, 1.0);
    assertThat(body.path("similarity").asString()).matches("[01]\\.\\d{1,4}");
    assertThat(body.path("threshold").doubleValue()).isEqualTo(0.7);
    assertThat(body.path("model").asString()).contains("tiny").contains("1");
    assertThat(body.path("face").propertyNames()).containsExactly("box", "landmarks", "quality");
    assertThat(body.path("face").path("box").path("width").doubleValue()).isBetween(75.0, 105.0);
    assertThat(body.path("face").path("landmarks").size()).isEqualTo(5);
  }

  @Test
  void details_ofAPhotoOfNobody_tellTheSimilarity() throws Exception {
    JsonNode body = detailed("true", Photos.of(402)).json();
    assertThat(body.path("recognition").asString()).isEqualTo("Unknown");
    assertThat(body.path("similarity").doubleValue()).isBetween(-1.0, 0.7);
  }

  @Test
  void details_ofAPhotoOfAnotherUser_tellNothing() throws Exception {
    assertThat(detailed("true", Photos.of(401))).hasToString(INVALID);
  }

  @Test
  void details_declined_leaveTheDocumentedBody() throws Exception {
    assertThat(detailed("false", Photos.of(400))).hasToString(VERIFIED);
  }

  @Test
  void details_neitherTrueNorFalse_areRefusedAsJson() throws Exception {
    Answer answer = detailed("banana", Photos.of(400));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error", "verified");
  }

  /** How often each stage ran for a photo of a stranger. */
  private static Map<String, Double> work(String id) throws Exception {
    Map<String, Double> before = stages();
    assertThat(uniform.api().verify(id, Photos.of(402))).hasToString(INVALID);
    Map<String, Double> after = stages();
    after.replaceAll((stage, count) -> count - before.getOrDefault(stage, 0.0));
    return after;
  }

  private static Map<String, Double> stages() throws Exception {
    return Pattern.compile("vultus_stage_seconds_count\\{stage=\"(\\w+)\"} ([0-9.]+)")
        .matcher(uniform.api().get("/metrics").body())
        .results()
        .collect(toMap(stage -> stage.group(1), stage -> Double.valueOf(stage.group(2))));
  }

  private static Answer detailed(String details, byte[] photo) throws Exception {
    return server.api().send("POST", "/verify/?details=" + details, Form.of("Alice-1", photo));
  }
}
