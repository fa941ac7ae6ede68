package org.vultus.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final SetClock clock = new SetClock(Instant.parse("2026-11-26T05:07:30Z"));
  private final History history = new History(metrics, clock);

  @Test
  void history_startsWithTheStepThatIsRunning() {
    assertThat(history.start()).isEqualTo("2026-11-26T05:07:30Z");
    assertThat(history.steps())
        .containsExactly(new Step(Instant.parse("2026-11-26T05:05:00Z"), Counts.NONE));
  }

  @Test
  void requests_areInTheStepInWhichTheyWereAnswered() {
    answered("POST", "/verify", 200);
    passes(Duration.ofMinutes(5));
    answered("POST", "/verify", 200);
    answered("POST", "/verify", 400);
    passes(Duration.ofMinutes(5));
    assertThat(history.steps())
        .extracting(step -> step.counts().requests())
        .containsExactly(Map.of(RequestKind.VERIFY, 1L), Map.of(RequestKind.VERIFY, 2L), Map.of());
    assertThat(history.steps())
        .extracting(step -> step.start().toString())
        .containsExactly("2026-11-26T05:05:00Z", "2026-11-26T05:10:00Z", "2026-11-26T05:15:00Z");
  }

  @Test
  void runningStep_grows() {
    answered("POST", "/register", 201);
    assertThat(running().requests()).isEqualTo(Map.of(RequestKind.REGISTER, 1L));
    answered("POST", "/register", 409);
    assertThat(running().requests()).isEqualTo(Map.of(RequestKind.REGISTER, 2L));
  }

  @Test
  void requests_areToldApart_andThoseAboutNoUserLeftOut() {
    for (String route : List.of("/register", "/verify", "/identify", "/compare", "/detect")) {
      answered("POST", route, 200);
    }
    answered("GET", "/register", 200);
    answered("DELETE", "/register/{id}/photos/{name}", 204);
    answered("POST", "/quality", 200);
    for (String route :
        List.of("/", "/registerPage", "/docs", "/openapi.json", "/metrics", "/status", "none")) {
      answered("GET", route, 200);
    }
    answered("GET", "/health/ready", 503);
    assertThat(running())
        .isEqualTo(
            new Counts(
                Map.of(
                    RequestKind.REGISTER, 1L,
                    RequestKind.VERIFY, 1L,
                    RequestKind.IDENTIFY, 1L,
                    RequestKind.COMPARE, 1L,
                    RequestKind.OTHER, 3L),
                Map.of(),
                0));
  }

  @Test
  void failures_are500And503_alsoBeforeTheAddressWasLookedAt() {
    answered("POST", "/verify", 500);
    answered("POST", "/verify", 503);
    answered("POST", "/verify", 413);
    answered("POST", "none", 503);
    answered("POST", "none", 404);
    assertThat(running())
        .isEqualTo(new Counts(Map.of(RequestKind.VERIFY, 3L, RequestKind.OTHER, 1L), Map.of(), 3));
  }

  @Test
  void refusedPhotos_areCountedByCodeAndStep() {
    refused("no_face");
    passes(Duration.ofMinutes(5));
    refused("no_face");
    refused("low_quality");
    assertThat(history.steps())
        .extracting(step -> step.counts().refused())
        .containsExactly(Map.of("no_face", 1L), Map.of("no_face", 1L, "low_quality", 1L));
  }

  @Test
  void stepsInWhichNobodyLooked_areEmpty() {
    answered("POST", "/verify", 200);
    clock.now = clock.now.plus(Duration.ofMinutes(15));
    answered("POST", "/compare", 200);
    assertThat(history.steps())
        .extracting(step -> step.counts().requests().size())
        .containsExactly(2, 0, 0, 0);
  }

  @Test
  void history_isOfADay() {
    answered("POST", "/verify", 200);
    passes(Duration.ofMinutes(5));
    answered("POST", "/compare", 200);
    passes(Duration.ofHours(24).minusMinutes(5));
    assertThat(history.steps()).hasSize(288);
    assertThat(history.steps().getFirst())
        .isEqualTo(
            new Step(
                Instant.parse("2026-11-26T05:10:00Z"),
                new Counts(Map.of(RequestKind.COMPARE, 1L), Map.of(), 0)));
    assertThat(history.steps().getLast().start()).isEqualTo("2026-11-27T05:05:00Z");
  }

  @Test
  void clockSetBack_losesNothing() {
    passes(Duration.ofMinutes(5));
    clock.now = clock.now.minus(Duration.ofHours(1));
    answered("POST", "/verify", 200);
    history.look();
    assertThat(history.steps()).hasSize(2);
    assertThat(running().requests()).isEqualTo(Map.of(RequestKind.VERIFY, 1L));
  }

  private Counts running() {
    return history.steps().getLast().counts();
  }

  private void passes(Duration time) {
    for (Duration done = Duration.ZERO; done.compareTo(time) < 0; done = done.plusMinutes(1)) {
      clock.now = clock.now.plus(Duration.ofMinutes(1));
      history.look();
    }
  }

  private void answered(String method, String route, int status) {
    metrics
        .timer("vultus.requests", "method", method, "route", route, "status", "" + status)
        .record(Duration.ofMillis(1));
  }

  private void refused(String code) {
    metrics.counter("vultus.refusals", "code", code).increment();
  }

  /** A clock that the test sets. */
  private static final class SetClock extends Clock {

    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
