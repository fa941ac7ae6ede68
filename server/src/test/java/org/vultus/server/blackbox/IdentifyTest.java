package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IdentifyTest {

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @BeforeAll
  static void register() throws Exception {
    for (int person = 0; person < 5; person++) {
      server.api().register("person " + person, Photos.of(1200 + person));
    }
    server.api().register("double", Photos.nth(1200, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/identify/", "/identify"})
  void registeredPerson_isFound(String path) throws Exception {
    Answer answer = server.api().send("POST", path, new Form().file("image", Photos.another(1201)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields()).containsExactly("candidates", "gallerySize", "model", "face");
    JsonNode first = answer.json().path("candidates").path(0);
    assertThat(first.propertyNames()).containsExactly("id", "similarity", "threshold");
    assertThat(first.path("id").asString()).isEqualTo("person 1");
    assertThat(answer.json().path("gallerySize").intValue()).isEqualTo(6);
  }

  @Test
  void personWithTwoIds_isFoundUnderBoth_bestFirst() throws Exception {
    JsonNode candidates = identify(Photos.of(1200)).json().path("candidates");
    assertThat(candidates.valueStream().map(each -> each.path("id").asString()))
        .containsExactly("person 0", "double");
    assertThat(candidates.path(0).path("similarity").doubleValue())
        .isGreaterThanOrEqualTo(candidates.path(1).path("similarity").doubleValue());
  }

  @Test
  void limit_cutsTheList() throws Exception {
    Form form = new Form().file("image", Photos.of(1200)).text("limit", "1");
    assertThat(server.api().send("POST", "/identify/", form).json().path("candidates")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "many"})
  void limitThatIsNone_isRefused(String limit) throws Exception {
    Form form = new Form().file("image", Photos.of(1200)).text("limit", limit);
    assertThat(server.api().send("POST", "/identify/", form))
        .hasToString(
            "400 {\"error\":\"'limit' is a whole number of at least 1, not '%s'\"}"
                .formatted(limit));
  }

  @Test
  void stranger_isNobody() throws Exception {
    assertThat(identify(Photos.of(1299)).json().path("candidates")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.vultus.server.blackbox.PhotoRefusalTest#unusable")
  void unusablePhoto_isRefused(String code, byte[] photo) throws Exception {
    assertThat(identify(photo).code()).isEqualTo(code);
  }

  @Test
  void withoutAnImage_saysSo() throws Exception {
    assertThat(server.api().send("POST", "/identify/"))
        .hasToString("400 {\"error\":\"Image is required\"}");
  }

  /** As verification, which knows no such user either. */
  @Test
  void userDeletedByAnotherProgram_isNotNamed() throws Exception {
    server.api().register("ghost", Photos.of(1210));
    server.kept().run("DELETE FROM users WHERE id = 'ghost'");
    assertThat(identify(Photos.another(1210)).json().path("candidates")).isEmpty();
  }

  private static Answer identify(byte[] photo) throws Exception {
    return server.api().send("POST", "/identify/", new Form().file("image", photo));
  }
}
