package org.vultus.server.history;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The last day in steps of five minutes. The metrics count from the start on; so it remembers what
 * they were at the end of each step. Safe for use by many threads.
 */
public final class History {

  /** How long a step takes; steps begin on the hour. */
  public static final Duration STEP = Duration.ofMinutes(5);

  private static final int STEPS = (int) Duration.ofDays(1).dividedBy(STEP);

  private final MeterRegistry metrics;
  private final Clock clock;
  private final Instant start;
  private final Deque<Step> ended = new ArrayDeque<>();
  private Instant running;
  private Counts before;

  /** A history that starts now. */
  public History(MeterRegistry metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.start = clock.instant();
    this.running = stepOf(start);
    this.before = Counts.of(metrics);
  }

  /** When it started. */
  public Instant start() {
    return start;
  }

  /** All steps since the start, of the last day only; the last is still running. */
  public synchronized List<Step> steps() {
    look();
    List<Step> steps = new ArrayList<>(ended);
    steps.add(new Step(running, Counts.of(metrics).since(before)));
    return List.copyOf(steps);
  }

  /**
   * Ends the running step if its time is over. Looks often, since a timer may be late and a clock
   * be set; steps in which nobody looked are empty.
   */
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  synchronized void look() {
    Instant now = stepOf(clock.instant());
    if (running.isBefore(now)) {
      Counts counts = Counts.of(metrics);
      end(counts.since(before));
      before = counts;
    }
    while (running.isBefore(now)) {
      end(Counts.NONE);
    }
  }

  private void end(Counts counts) {
    ended.add(new Step(running, counts));
    running = running.plus(STEP);
    if (ended.size() == STEPS) {
      ended.remove();
    }
  }

  private static Instant stepOf(Instant at) {
    long seconds = STEP.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}
