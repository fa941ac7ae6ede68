package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.server.service.DuplicateFace;

/** What becomes of a second registration of a face, by {@code --enrolment-duplicate-face}. */
class DuplicateFaceTest {

  private static final String CREATED = "201 {\"message\":\"Data inserted successfully\"}";

  @Test
  void allow_registersAndSaysNothing() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      server.api().register("first", Photos.of(1300));
      Answer answer = server.api().register("second", Photos.another(1300));
      assertThat(answer).hasToString(CREATED);
      assertThat(answer.header("Warning")).isEmpty();
    }
  }

  @Test
  void warn_registersAndSaysSo_withoutSayingWhose() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL.with(DuplicateFace.WARN))) {
      assertThat(server.api().register("first", Photos.of(1300)).header("Warning")).isEmpty();
      Answer answer = server.api().register("second", Photos.another(1300));
      assertThat(answer).hasToString(CREATED);
      assertThat(answer.header("Warning")).matches("299 vultus \"[^\"]+\"");
      assertThat(answer.header("Warning")).doesNotContain("first");
      assertThat(server.api().register("other", Photos.of(1301)).header("Warning")).isEmpty();
    }
  }

  @Test
  void reject_keepsNothing_andDoesNotSayWhose() throws Exception {
    Setup setup = Setup.USUAL.with(DuplicateFace.REJECT);
    try (ServerUnderTest server = ServerUnderTest.started(setup)) {
      assertThat(server.api().register("first", Photos.of(1300))).hasToString(CREATED);
      Answer answer = server.api().register("second", Photos.another(1300));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("face_already_registered");
      HttpErrorsTest.assertIsError(answer, "error", "code");
      assertThat(answer.body()).doesNotContain("first");
      assertThat(server.api().list().ids()).containsExactly("first");
      assertThat(server.kept().photoFiles()).hasSize(1).isEqualTo(server.kept().photoRows());
      server.api().delete("first");
      assertThat(server.api().register("second", Photos.another(1300))).hasToString(CREATED);
    }
  }

  @Test
  void reject_takenId_isToldFirst() throws Exception {
    Setup setup = Setup.USUAL.with(DuplicateFace.REJECT);
    try (ServerUnderTest server = ServerUnderTest.started(setup)) {
      server.api().register("first", Photos.of(1300));
      assertThat(server.api().register("FIRST", Photos.another(1300)))
          .hasToString("409 {\"error\":\"User already exists\"}");
    }
  }

  @Test
  void reject_oneFaceUnderManyIdsAtOnce_isRegisteredOnce() throws Exception {
    Setup setup = Setup.USUAL.with(DuplicateFace.REJECT);
    try (ServerUnderTest server = ServerUnderTest.started(setup)) {
      List<Answer> answers =
          Crowd.of(8, i -> server.api().register("id " + i, Photos.nth(1300, i)));
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
      assertThat(server.api().list().ids()).hasSize(1);
    }
  }
}
