package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.vultus.quality.QualityReport;

/**
 * How fit a face is for recognition, to as many digits as mean something.
 *
 * @param overall 0 to 100
 */
@JsonPropertyOrder({"overall", "components"})
record Quality(double overall, List<Component> components) {

  /**
   * One measure.
   *
   * @param score 0 (useless) to 100 (no better is needed)
   * @param value what was measured
   * @param unit of the value, empty for a plain number
   */
  @JsonPropertyOrder({"name", "score", "value", "unit"})
  record Component(String name, double score, double value, String unit) {

    static Component of(org.vultus.quality.Component seen) {
      return new Component(
          seen.measure().word(),
          rounded(seen.score(), 10),
          rounded(seen.raw(), 1000),
          seen.measure().unit());
    }
  }

  static Quality of(QualityReport report) {
    return new Quality(
        rounded(report.overall(), 10), report.components().stream().map(Component::of).toList());
  }

  static double rounded(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
