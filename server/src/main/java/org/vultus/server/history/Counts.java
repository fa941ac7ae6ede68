package org.vultus.server.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How often something happened.
 *
 * @param requests answered, by kind; a kind that is not in it was not asked for
 * @param refused photos refused, by code
 * @param failed requests among them that were answered with 500 or 503
 */
public record Counts(Map<RequestKind, Long> requests, Map<String, Long> refused, long failed) {

  static final Counts NONE = new Counts(Map.of(), Map.of(), 0);

  private static final Set<String> FAILURES = Set.of("500", "503");

  /** Takes copies. */
  public Counts {
    requests = Map.copyOf(requests);
    refused = Map.copyOf(refused);
  }

  /** All since the metrics were made. */
  static Counts of(MeterRegistry metrics) {
    Map<RequestKind, Long> requests = new EnumMap<>(RequestKind.class);
    long failed = 0;
    for (Timer timer : metrics.find("vultus.requests").timers()) {
      boolean failure = FAILURES.contains(tag(timer, "status"));
      Optional<RequestKind> kind =
          RequestKind.of(tag(timer, "method"), tag(timer, "route"), failure);
      kind.ifPresent(known -> requests.merge(known, timer.count(), Long::sum));
      failed += failure && kind.isPresent() ? timer.count() : 0;
    }
    return new Counts(requests, refused(metrics), failed);
  }

  /** What has happened since {@code earlier}. */
  Counts since(Counts earlier) {
    return new Counts(
        difference(requests, earlier.requests),
        difference(refused, earlier.refused),
        failed - earlier.failed);
  }

  private static Map<String, Long> refused(MeterRegistry metrics) {
    Map<String, Long> refused = new HashMap<>();
    for (Counter counter : metrics.find("vultus.refusals").counters()) {
      refused.merge(tag(counter, "code"), (long) counter.count(), Long::sum);
    }
    return refused;
  }

  private static <K> Map<K, Long> difference(Map<K, Long> later, Map<K, Long> earlier) {
    Map<K, Long> difference = new HashMap<>(later);
    earlier.forEach((key, count) -> difference.merge(key, -count, Long::sum));
    difference.values().removeIf(count -> count == 0);
    return difference;
  }

  private static String tag(Meter meter, String name) {
    return Objects.requireNonNullElse(meter.getId().getTag(name), "");
  }
}
