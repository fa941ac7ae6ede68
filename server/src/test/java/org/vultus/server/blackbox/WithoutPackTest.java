package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithoutPackTest {

  @RegisterExtension
  static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL.withoutPack());

  @Test
  void registerAndVerify_sayWhatToDo() throws Exception {
    assertSaysWhatToDo(server.api().register("x", Photos.of(1)), "error");
    assertSaysWhatToDo(server.api().verify("x", Photos.of(1)), "error", "verified");
  }

  @Test
  void incompleteForm_isStillIncomplete() throws Exception {
    assertThat(server.api().send("POST", "/register/", new Form().text("id", "x")))
        .hasToString("400 {\"error\":\"ID and image are required\"}");
  }

  @Test
  void listAndDelete_work() throws Exception {
    server.kept().run("INSERT INTO users VALUES ('of before', '2023-07-23 12:34:56')");
    assertThat(server.api().list().ids()).containsExactly("of before");
    assertThat(server.api().delete("of before").status()).isEqualTo(204);
    assertThat(server.api().list().ids()).isEmpty();
  }

  @Test
  void readiness_saysWhatIsMissing_andLivenessLives() throws Exception {
    Answer ready = server.api().get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json().path("error").asString()).contains("opencv-zoo");
    assertThat(server.api().get("/health/live").status()).isEqualTo(200);
  }

  private static void assertSaysWhatToDo(Answer answer, String... fields) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
    assertThat(answer.fields()).containsExactly(fields);
    assertThat(answer.json().path("error").asString())
        .contains("opencv-zoo")
        .contains("vultus models pull")
        .doesNotContain(server.home().toString());
  }
}
