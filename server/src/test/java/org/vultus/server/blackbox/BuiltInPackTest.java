package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.Portrait;
import org.vultus.pack.KnownPacks;

/** The main path as a fresh machine without network or model files has it. */
class BuiltInPackTest {

  @TempDir Path home;

  @BeforeAll
  static void requireBuiltIn() {
    assumeThat(KnownPacks.named(KnownPacks.BUILT_IN)).isPresent();
  }

  @Test
  void serveWithoutOptions_verifiesAndSaysHowGoodItIs() throws Exception {
    String nowhere = "--models-cache=" + home.resolve("nowhere");
    try (ChildServer child = ChildServer.start(home, "serve", "--port=0", nowhere)) {
      Api api = child.api();
      assertThat(child.stdout())
          .containsPattern(
              "Pack      builtin .* it decides \\d\\d\\.\\d % of .* rightly, and takes many Black people for each other")
          .contains("for a better one: ./vultus models pull opencv-zoo");
      assertThat(api.register("ann", Portrait.of(1).jpeg()).status()).isEqualTo(201);
      assertVerified(api, "ann", Portrait.of(1).sized(640).tilted(5).lit(0.9), true);
      assertVerified(api, "ann", Portrait.of(9), false);
      assertThat(api.register("bob", Portrait.of(9).jpeg()).status()).isEqualTo(201);
      assertThat(api.verify("ann", Portrait.of(9).lit(0.9).jpeg()))
          .hasToString("400 {\"error\":\"Invalid User\",\"verified\":false}");
      assertThat(api.register("nobody", Photos.ofNobody()).code()).isEqualTo("no_face");
      assertThat(api.delete("ann").status()).isEqualTo(204);
      assertThat(api.verify("ann", Portrait.of(1).jpeg()).status()).isEqualTo(400);
    }
  }

  private static void assertVerified(Api api, String id, Portrait portrait, boolean expected)
      throws Exception {
    Answer answer = api.verify(id, portrait.jpeg());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("verified").asBoolean())
        .as(answer.toString())
        .isEqualTo(expected);
  }
}
