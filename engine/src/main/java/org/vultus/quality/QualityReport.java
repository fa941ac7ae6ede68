package org.vultus.quality;

import java.util.List;
import java.util.Optional;

/**
 * How fit a face is for recognition.
 *
 * @param components in the order of {@link Measure}, each at most once
 */
public record QualityReport(List<Component> components) {

  /** No single measure brings the overall value to 0, so that photos can be ordered by it. */
  private static final double LOWEST_PART = 0.01;

  /** Takes a copy of the list. */
  public QualityReport {
    components = List.copyOf(components);
  }

  /**
   * 0 to 100: the product of all scores as parts of 1, each raised to its measure's weight. The
   * weights were not fitted one by one; {@code docs/quality.md} says what they rest on.
   */
  public double overall() {
    double logarithm = 0;
    for (Component component : components) {
      double part = Math.max(LOWEST_PART, component.score() / 100);
      logarithm += component.measure().weight() * Math.log(part);
    }
    return 100 * Math.exp(logarithm);
  }

  /** The raw value of a measure; empty if it was not taken. */
  public Optional<Double> raw(Measure measure) {
    return components.stream().filter(c -> c.measure() == measure).map(Component::raw).findFirst();
  }
}
