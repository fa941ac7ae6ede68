package org.vultus.statistics;

import java.util.Arrays;

/**
 * Where a figure lies with 95 % confidence.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

  private static final double OUTSIDE = 0.05;

  /** From the 2.5th to the 97.5th percentile of the values that resamples gave. */
  static Interval percentiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, OUTSIDE / 2), quantile(sorted, 1 - OUTSIDE / 2));
  }

  /** Whether a value lies in it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** This interval, reaching at least up to {@code bound}. */
  public Interval reaching(double bound) {
    return new Interval(low, Math.max(high, bound));
  }

  /** On straight lines between the sorted values (Hyndman and Fan 1996, definition 7). */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
