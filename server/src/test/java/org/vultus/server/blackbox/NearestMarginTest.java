package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vultus.fixtures.TinyPack;

/** A match counts only where nobody else is much nearer, if that is asked for. */
class NearestMarginTest {

  private static final String VERIFIED =
      "200 {\"message\":\"Image received successfully!\",\"recognition\":\"mixed\",\"verified\":true}";
  private static final String INVALID = "400 {\"error\":\"Invalid User\",\"verified\":false}";

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"0, true", "0.05, true", "1.5, false"})
  void photoOfANearerUser_isInvalidFromTheMarginOn(String margin, boolean refused)
      throws Exception {
    try (ChildServer child = start("--match-nearest-margin=" + margin)) {
      Api api = registered(child.api());
      assertThat(api.verify("mixed", Photos.another(601)))
          .hasToString(refused ? INVALID : VERIFIED);
      assertThat(api.verify("other", Photos.another(601)).json().path("verified"))
          .hasToString("true");
      assertThat(api.delete("other").status()).isEqualTo(204);
      assertThat(api.verify("mixed", Photos.another(601))).hasToString(VERIFIED);
    }
  }

  @Test
  void photoOfANearerUser_isVerifiedWithoutTheSetting() throws Exception {
    try (ChildServer child = start("--verify-uniform-refusal")) {
      Api api = registered(child.api());
      assertThat(api.verify("mixed", Photos.another(601))).hasToString(VERIFIED);
    }
  }

  private ChildServer start(String option) throws Exception {
    Path pack = TinyPack.write(Files.createDirectory(home.resolve("tiny")));
    return ChildServer.start(home, "serve", "--port=0", "--pack=" + pack, option);
  }

  /** "mixed" has photos of two people, so that one of "other" matches both. */
  private static Api registered(Api api) throws Exception {
    assertThat(api.register("mixed", Photos.of(600)).status()).isEqualTo(201);
    Form second = new Form().file("image", Photos.of(601));
    assertThat(api.send("POST", "/register/mixed/photos?force=true", second).status())
        .isEqualTo(201);
    assertThat(api.register("other", Photos.of(601)).status()).isEqualTo(201);
    return api;
  }
}
