package org.vultus.server.evaluation.report;

import java.util.List;
import java.util.function.Predicate;

/**
 * A curve by what its points rest on. Neighbouring parts share a point, so that no gap is left
 * between them.
 *
 * @param before the points before the first that is supported; all, if none is
 * @param solid the points that are supported, which lie together
 * @param after the points after the last that is supported
 */
record CurveParts<T>(List<T> before, List<T> solid, List<T> after) {

  static <T> CurveParts<T> of(List<T> points, Predicate<T> supported) {
    int from = 0;
    while (from < points.size() && !supported.test(points.get(from))) {
      from++;
    }
    int to = from;
    while (to < points.size() && supported.test(points.get(to))) {
      to++;
    }
    return new CurveParts<>(
        from == 0 ? List.of() : points.subList(0, Math.min(from + 1, points.size())),
        points.subList(from, to),
        to == points.size() ? List.of() : points.subList(Math.max(to - 1, 0), points.size()));
  }
}
