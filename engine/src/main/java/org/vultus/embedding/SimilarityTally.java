package org.vultus.embedding;

/**
 * How many comparisons have which similarity, in steps of 0.0001, so that any number of them takes
 * the same memory. Not safe for use by several threads.
 */
public final class SimilarityTally {

  private static final int STEPS_PER_UNIT = 10_000;
  private static final int STEPS = 2 * STEPS_PER_UNIT;

  private final long[] counts = new long[STEPS + 1];
  private long comparisons;

  /**
   * Counts a comparison.
   *
   * @param similarity -1 to 1; rounding errors beyond these count as them
   */
  public void add(double similarity) {
    counts[step(similarity)]++;
    comparisons++;
  }

  /** Counts all that {@code other} has counted. */
  public void add(SimilarityTally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    comparisons += other.comparisons;
  }

  /** How many were counted. */
  public long comparisons() {
    return comparisons;
  }

  /** How many reach a similarity, which is rounded down to a step. */
  public long reaching(double similarity) {
    long reaching = 0;
    for (int i = step(similarity); i < counts.length; i++) {
      reaching += counts[i];
    }
    return reaching;
  }

  /**
   * The step that as many of the comparisons as possible reach, but no more than {@code most}: that
   * of the least similar of these, or just above all if there are none.
   */
  public double reachedBy(long most) {
    long reaching = 0;
    int last = counts.length;
    for (int i = counts.length - 1; i >= 0; i--) {
      reaching += counts[i];
      if (reaching > most) {
        return similarity(last < counts.length ? last : i + 1);
      }
      last = counts[i] > 0 ? i : last;
    }
    return similarity(last);
  }

  /** Rounding must not put 0.7 below its own step. */
  private static int step(double similarity) {
    double place = (similarity + 1) * STEPS_PER_UNIT;
    return (int) Math.clamp(Math.floor(place + 1e-7), 0, STEPS);
  }

  private static double similarity(int step) {
    return (double) (Math.min(step, STEPS) - STEPS_PER_UNIT) / STEPS_PER_UNIT;
  }
}
