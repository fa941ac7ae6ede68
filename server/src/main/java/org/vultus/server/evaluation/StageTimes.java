package org.vultus.server.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.vultus.vision.Trace;

/** Adds up what each stage of the analyses took, on all threads together. */
final class StageTimes implements Trace {

  private static final double NANOS = 1e9;

  private final Map<Stage, LongAdder> nanos = new LinkedHashMap<>();

  StageTimes() {
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  @Override
  public void took(Stage stage, long time) {
    LongAdder adder = nanos.get(stage);
    if (adder != null) {
      adder.add(time);
    }
  }

  Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    nanos.forEach(
        (stage, sum) -> seconds.put(stage.name().toLowerCase(Locale.ROOT), sum.sum() / NANOS));
    return seconds;
  }
}
