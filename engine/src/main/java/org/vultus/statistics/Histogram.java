package org.vultus.statistics;

/**
 * How many values lie where.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends; values at or beyond either end count in the bin there
 * @param counts the number of values in each bin, all bins being equally wide
 * @param uncounted how many values are not finite
 */
@SuppressWarnings("ArrayRecordComponent") // a million values were counted: equality is of no use
public record Histogram(double low, double high, long[] counts, long uncounted) {

  /** Counts values in {@code bins} bins. */
  public static Histogram of(double[] values, double low, double high, int bins) {
    long[] counts = new long[bins];
    long uncounted = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        int bin = (int) Math.floor((value - low) / (high - low) * bins);
        counts[Math.clamp(bin, 0, bins - 1)]++;
      } else {
        uncounted++;
      }
    }
    return new Histogram(low, high, counts, uncounted);
  }
}
