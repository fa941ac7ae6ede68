package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /status/}; counts are summed over the points, since a new one may begin in any test. */
class StatusTest {

  @ParameterizedTest
  @ValueSource(strings = {"/status/", "/status"})
  void status_ofAFreshServer_saysWithWhatItWorks(String path) throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      Answer answer = server.api().get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.fields())
          .containsExactly(
              "version",
              "startedAt",
              "ready",
              "model",
              "threshold",
              "users",
              "usersWithoutTemplate",
              "history");
      JsonNode status = answer.json();
      assertThat(status.path("ready").booleanValue()).isTrue();
      assertThat(status.path("model").asString()).isEqualTo("tiny 1");
      assertThat(status.path("threshold").doubleValue()).isEqualTo(0.7);
      assertThat(status.path("users").longValue()).isZero();
      assertThat(status.path("history").path("seconds").intValue()).isEqualTo(300);
      assertThat(status.path("startedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
    }
  }

  @Test
  void history_beginsWithTheStepOfTheStart() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      JsonNode status = server.api().get("/status/").json();
      Instant start = Instant.parse(status.path("startedAt").asString());
      JsonNode first = status.path("history").path("points").path(0);
      Instant at = Instant.parse(first.path("at").asString());
      assertThat(at.getEpochSecond() % 300).isZero();
      assertThat(start).isBetween(at, at.plusSeconds(300));
      assertThat(first.propertyNames()).containsExactly("at", "requests", "refused", "failed");
    }
  }

  @Test
  void requests_areCountedByWhatWasAskedFor() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      Api api = server.api();
      api.list(); // First: its answer ends before it is counted.
      api.register("ann", Photos.of(1600));
      api.get("/register/ann");
      api.register("bob", Photos.ofNobody());
      api.verify("ann", Photos.another(1600));
      api.verify("nobody", Photos.another(1600));
      Form image = new Form().file("image", Photos.of(1600));
      api.send("POST", "/identify/", image);
      api.send("POST", "/detect/", image);
      api.send("POST", "/quality/", image);
      for (String path : List.of("/", "/docs/", "/openapi.json", "/metrics", "/health/ready")) {
        assertThat(api.get(path).status()).isEqualTo(200);
      }
      assertThat(api.get("/nothing").status()).isEqualTo(404);
      JsonNode status = api.get("/status/").json();
      assertThat(requests(status, "register")).isEqualTo(2);
      assertThat(requests(status, "verify")).isEqualTo(2);
      assertThat(requests(status, "identify")).isEqualTo(1);
      assertThat(requests(status, "compare")).isZero();
      assertThat(requests(status, "other")).isEqualTo(3);
      assertThat(failed(status)).isZero();
    }
  }

  /** A page that guides its user assesses many photos in which nobody is yet. */
  @Test
  void refusedPhotos_areCountedByCode_butNotAssessments() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      server.api().register("ann", Photos.ofNobody());
      server.api().register("ann", Photos.text());
      server.api().send("POST", "/quality/", new Form().file("image", Photos.ofNobody()));
      JsonNode status = server.api().get("/status/").json();
      assertThat(sum(status, point -> point.path("refused").path("no_face").longValue()))
          .isEqualTo(1);
      assertThat(sum(status, point -> point.path("refused").path("unsupported_format").longValue()))
          .isEqualTo(1);
      assertThat(sum(status, point -> point.path("refused").size())).isEqualTo(2);
    }
  }

  @Test
  void users_andThoseWithoutATemplate_areCounted() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      server.api().register("ann", Photos.of(1601));
      server.kept().run("INSERT INTO users VALUES ('of before', '2023-07-23 12:34:56')");
      assertThat(counts(server)).containsExactly(2L, 1L);
      server.api().delete("ann");
      assertThat(counts(server)).containsExactly(1L, 1L);
    }
  }

  @Test
  void withoutAPack_statusSaysWhatToDo_andTurnedAwayRequestsFailed() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL.withoutPack())) {
      assertThat(server.api().register("ann", Photos.of(1602)).status()).isEqualTo(503);
      Answer answer = server.api().get("/status/");
      assertThat(answer.fields())
          .containsExactly("version", "startedAt", "ready", "problem", "users", "history");
      assertThat(answer.json().path("ready").booleanValue()).isFalse();
      assertThat(answer.json().path("problem"))
          .isEqualTo(server.api().get("/health/ready").json().path("error"));
      assertThat(failed(answer.json())).isEqualTo(1);
    }
  }

  @Test
  void withoutADatabase_statusSaysSo() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      server.kept().run("ALTER TABLE users RENAME TO gone");
      assertThat(server.api().list().status()).isEqualTo(500);
      Answer answer = server.api().get("/status/");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("ready").booleanValue()).isFalse();
      assertThat(answer.json().path("problem").asString()).isEqualTo("The database cannot be read");
      assertThat(answer.fields()).contains("model").doesNotContain("users", "usersWithoutTemplate");
      assertThat(failed(answer.json())).isEqualTo(1);
    }
  }

  @Test
  void requestsSentAway_failedToo() throws Exception {
    byte[] slow = Photos.large(3);
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL.withoutQueue())) {
      server.api().register("busy", Photos.of(3));
      List<Answer> answers = Crowd.of(12, i -> server.api().verify("busy", slow));
      long sentAway = answers.stream().filter(each -> each.status() == 503).count();
      JsonNode status = server.api().get("/status/").json();
      assertThat(failed(status)).isPositive().isEqualTo(sentAway);
      assertThat(requests(status, "verify")).isEqualTo(12);
    }
  }

  private static List<Long> counts(ServerUnderTest server) throws Exception {
    JsonNode status = server.api().get("/status/").json();
    return List.of(
        status.path("users").longValue(), status.path("usersWithoutTemplate").longValue());
  }

  private static long requests(JsonNode status, String kind) {
    return sum(status, point -> point.path("requests").path(kind).longValue());
  }

  private static long failed(JsonNode status) {
    return sum(status, point -> point.path("failed").longValue());
  }

  private static long sum(JsonNode status, ToLongFunction<JsonNode> count) {
    return status.path("history").path("points").valueStream().mapToLong(count).sum();
  }
}
