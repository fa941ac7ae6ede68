package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vultus.server.history.Counts;
import org.vultus.server.history.History;
import org.vultus.server.history.RequestKind;
import org.vultus.server.history.Step;

/**
 * What was asked over time.
 *
 * @param seconds that each point stands for
 * @param points since the start, of the last day only; the last is still growing
 */
@JsonPropertyOrder({"seconds", "points"})
record Timeline(long seconds, List<Point> points) {

  /**
   * What was asked in one step.
   *
   * @param at the start of the step, in UTC
   * @param refused photos by code
   * @param failed requests answered with 500 or 503
   */
  @JsonPropertyOrder({"at", "requests", "refused", "failed"})
  record Point(String at, Requests requests, Map<String, Long> refused, long failed) {

    static Point of(Step step) {
      Counts counts = step.counts();
      return new Point(
          step.start().toString(),
          Requests.of(counts.requests()),
          new TreeMap<>(counts.refused()),
          counts.failed());
    }
  }

  /** Requests by what was asked for. */
  @JsonPropertyOrder({"register", "verify", "identify", "compare", "other"})
  record Requests(long register, long verify, long identify, long compare, long other) {

    static Requests of(Map<RequestKind, Long> counts) {
      return new Requests(
          counts.getOrDefault(RequestKind.REGISTER, 0L),
          counts.getOrDefault(RequestKind.VERIFY, 0L),
          counts.getOrDefault(RequestKind.IDENTIFY, 0L),
          counts.getOrDefault(RequestKind.COMPARE, 0L),
          counts.getOrDefault(RequestKind.OTHER, 0L));
    }
  }

  static Timeline of(History history) {
    return new Timeline(History.STEP.toSeconds(), history.steps().stream().map(Point::of).toList());
  }
}
