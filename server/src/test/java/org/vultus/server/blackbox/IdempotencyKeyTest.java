package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.server.service.DuplicateFace;

/** A registration that comes again with its key gets the answer of the first time. */
class IdempotencyKeyTest {

  private static final String CREATED = "201 {\"message\":\"Data inserted successfully\"}";
  private static final String TAKEN = "409 {\"error\":\"User already exists\"}";

  @RegisterExtension
  static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL.with(DuplicateFace.WARN));

  @Test
  void sameRequestAgain_isAnsweredAsTheFirstTime() throws Exception {
    assertThat(register("key-1", "again", Photos.of(1400))).hasToString(CREATED);
    assertThat(register("key-1", "again", Photos.of(1400))).hasToString(CREATED);
    assertThat(register("key-2", "again", Photos.of(1400))).hasToString(TAKEN);
    assertThat(server.api().register("again", Photos.of(1400))).hasToString(TAKEN);
    assertThat(server.api().list().ids()).containsOnlyOnce("again");
  }

  /** What counts is the content, not how it was sent. */
  @Test
  void sameRequestInJson_isTheSame() throws Exception {
    assertThat(register("key-3", "json", Photos.of(1401))).hasToString(CREATED);
    String body =
        "{\"id\": \"json\", \"image\": \"%s\"}"
            .formatted(Base64.getEncoder().encodeToString(Photos.of(1401)));
    assertThat(
            server
                .api()
                .send(
                    server
                        .api()
                        .to("/register/")
                        .header("Idempotency-Key", "key-3")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))))
        .hasToString(CREATED);
  }

  @Test
  void sameUserInOtherLetters_isTheSame() throws Exception {
    assertThat(register("key-20", "letters", Photos.of(1420))).hasToString(CREATED);
    assertThat(register("key-20", " LETTERS", Photos.of(1420))).hasToString(CREATED);
  }

  @Test
  void anotherRequest_isA422_andChangesNothing() throws Exception {
    register("key-4", "first", Photos.of(1402));
    for (Answer answer :
        List.of(
            register("key-4", "second", Photos.of(1402)),
            register("key-4", "first", Photos.another(1402)))) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("idempotency_key_reused");
      HttpErrorsTest.assertIsError(answer, "error", "code");
    }
    assertThat(server.api().list().ids()).doesNotContain("second");
  }

  @Test
  void refusal_isRepeatedToo() throws Exception {
    Answer first = register("key-5", "nobody", Photos.ofNobody());
    assertThat(first.code()).isEqualTo("no_face");
    assertThat(register("key-5", "nobody", Photos.ofNobody())).hasToString(first.toString());
    byte[] small = DrawnScene.of(DrawnFace.of(1412).wide(50)).jpeg();
    Answer tooSmall = register("key-13", "small", small);
    assertThat(tooSmall.fields()).containsExactly("error", "code", "limits");
    assertThat(register("key-13", "small", small)).hasToString(tooSmall.toString());
    register("key-6", "taken", Photos.of(1403));
    Answer taken = register("key-7", "taken", Photos.of(1404));
    server.api().delete("taken");
    assertThat(taken).hasToString(TAKEN);
    assertThat(register("key-7", "taken", Photos.of(1404))).hasToString(TAKEN);
  }

  /** Else a request that was delayed on its way would bring back who was deleted. */
  @Test
  void deletedUser_isNotRegisteredAgain() throws Exception {
    register("key-8", "deleted", Photos.of(1405));
    server.api().delete("deleted");
    assertThat(register("key-8", "deleted", Photos.of(1405))).hasToString(CREATED);
    assertThat(server.api().list().ids()).doesNotContain("deleted");
  }

  @Test
  void warning_isRepeatedToo() throws Exception {
    register("key-9", "one face", Photos.of(1406));
    Answer first = register("key-10", "two ids", Photos.another(1406));
    assertThat(first.header("Warning")).isNotEmpty();
    assertThat(register("key-10", "two ids", Photos.another(1406)).header("Warning"))
        .isEqualTo(first.header("Warning"));
  }

  @Test
  void sixteenAtOnce_areAnsweredAlike() throws Exception {
    List<Answer> answers = Crowd.of(16, i -> register("key-11", "crowd", Photos.of(1407)));
    assertThat(answers).extracting(Answer::toString).hasSize(16).containsOnly(CREATED);
    assertThat(server.api().list().ids()).containsOnlyOnce("crowd");
    assertThat(server.kept().photoFiles()).filteredOn(name -> name.startsWith("crowd_")).hasSize(1);
  }

  @Test
  void twoRequestsOfOneKeyAtOnce_areToldApart() throws Exception {
    List<Answer> answers =
        Crowd.of(8, i -> register("key-12", "half " + i % 2, Photos.of(1408 + i % 2)));
    assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
    assertThat(server.api().list().ids()).filteredOn(id -> id.startsWith("half ")).hasSize(1);
  }

  @Test
  void answer_outlivesARestart() throws Exception {
    try (ServerUnderTest own = ServerUnderTest.started(Setup.USUAL)) {
      assertThat(register(own, "key", "kept", Photos.of(1410))).hasToString(CREATED);
      own.restart();
      assertThat(register(own, "key", "kept", Photos.of(1410))).hasToString(CREATED);
      assertThat(register(own, "key", "other", Photos.of(1410)).status()).isEqualTo(422);
      own.kept().run("UPDATE vultus_receipt SET created = '2020-01-01 00:00:00'");
      assertThat(register(own, "key", "kept", Photos.of(1410))).hasToString(TAKEN);
    }
  }

  /** A fault is no answer. */
  @Test
  void requestThatFailed_mayComeAgain() throws Exception {
    try (ServerUnderTest own = ServerUnderTest.started(Setup.USUAL)) {
      own.kept().run("ALTER TABLE vultus_photo RENAME TO gone");
      assertThat(register(own, "key", "failed", Photos.of(1411)).status()).isEqualTo(500);
      own.kept().run("ALTER TABLE gone RENAME TO vultus_photo");
      assertThat(register(own, "key", "failed", Photos.of(1411))).hasToString(CREATED);
      assertThat(own.kept().photoFiles()).isEqualTo(own.kept().photoRows()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a\tb", "LONG"})
  void keyThatIsNone_isRefused(String key) throws Exception {
    String sent = key.equals("LONG") ? "x".repeat(256) : key;
    Answer answer = register(sent, "x", Photos.of(1412));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_idempotency_key");
    assertThat(server.api().list().ids()).doesNotContain("x");
  }

  private static Answer register(String key, String id, byte[] photo) throws Exception {
    return register(server, key, id, photo);
  }

  private static Answer register(ServerUnderTest at, String key, String id, byte[] photo)
      throws Exception {
    return at.api()
        .send(
            at.api()
                .to("/register/")
                .header("Idempotency-Key", key)
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArray(Form.of(id, photo).bytes())));
  }
}
