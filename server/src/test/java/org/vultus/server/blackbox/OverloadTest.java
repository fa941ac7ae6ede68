package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverloadTest {

  private static final int CLIENTS = 12;

  @RegisterExtension
  static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL.withoutQueue());

  @Test
  void requestsBeyondTheQueue_areSentAwayAndTheServerGoesOn() throws Exception {
    assertThat(server.api().register("busy", Photos.of(800)).status()).isEqualTo(201);
    byte[] slow = Photos.large(800);
    List<Answer> answers = Crowd.of(CLIENTS, i -> server.api().verify("busy", slow));
    assertThat(answers).extracting(Answer::status).contains(200, 503).containsOnly(200, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .allSatisfy(
            answer -> {
              assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
              HttpErrorsTest.assertIsError(answer, "error", "verified");
            });
    assertThat(server.api().verify("busy", Photos.of(800)).status()).isEqualTo(200);
  }
}
