package org.vultus.server.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.vultus.vision.Analysis;
import org.vultus.vision.Refusal;
import org.vultus.vision.Trace;

/** Counts and times what the use cases do; nothing of a person goes into a metric. */
public final class Meters {

  private final MeterRegistry registry;
  private final Map<Trace.Stage, Timer> stages = new EnumMap<>(Trace.Stage.class);
  private final Timer searches;

  /** Meters that register themselves in {@code registry}. */
  public Meters(MeterRegistry registry) {
    this.registry = registry;
    for (Trace.Stage stage : Trace.Stage.values()) {
      stages.put(stage, stageTimer(stage.name().toLowerCase(Locale.ROOT)));
    }
    this.searches = stageTimer("search");
  }

  /** A trace that times every stage. */
  Trace trace() {
    return new Trace() {
      @Override
      public void took(Stage stage, long nanos) {
        Timer timer = stages.get(stage);
        if (timer != null) {
          timer.record(nanos, TimeUnit.NANOSECONDS);
        }
      }
    };
  }

  /** The same analysis, counted by its code if it is a refusal. */
  Analysis counted(Analysis analysis) {
    return analysis instanceof Refusal refusal ? countedRefusal(refusal) : analysis;
  }

  /** The same refusal, counted by its code. */
  Refusal countedRefusal(Refusal refusal) {
    registry.counter("vultus.refusals", "code", refusal.code().word()).increment();
    return refusal;
  }

  /** The result of a gallery search, timed. */
  <T> T searching(Supplier<T> search) {
    long start = System.nanoTime();
    T result = search.get();
    searches.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    return result;
  }

  /** Shows how many users the pack in use, whichever it is at the time, has a template of. */
  public void watch(Readiness readiness) {
    Gauge.builder("vultus.gallery.users", readiness, Readiness::users)
        .description("Users with a template of the pack in use")
        .register(registry);
  }

  private Timer stageTimer(String stage) {
    return Timer.builder("vultus.stage")
        .description("Time of one stage of an analysis or search")
        .tag("stage", stage)
        .publishPercentileHistogram()
        .register(registry);
  }
}
