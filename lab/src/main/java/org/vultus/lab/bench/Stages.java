package org.vultus.lab.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vultus.vision.Trace;

/** How long each stage of an analysis takes. */
final class Stages implements Trace {

  private final Map<Stage, Times> times = new EnumMap<>(Stage.class);

  Stages() {
    for (Stage stage : Stage.values()) {
      times.put(stage, new Times());
    }
  }

  @Override
  public void took(Stage stage, long nanos) {
    of(stage).add(nanos);
  }

  Times of(Stage stage) {
    return times.getOrDefault(stage, new Times());
  }

  String medians() {
    return String.join(", ", List.of(Stage.values()).stream().map(stage -> median(stage)).toList());
  }

  private String median(Stage stage) {
    return "%s %.2f ms".formatted(stage.name().toLowerCase(Locale.ROOT), of(stage).medianMillis());
  }
}
