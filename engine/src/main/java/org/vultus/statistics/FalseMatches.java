package org.vultus.statistics;

/**
 * How many comparisons of different people match at one threshold, by who is compared with whom.
 * The people may be put into groups, which then are what the bootstrap draws: with a few hundred of
 * them the interval is as good, and the memory is bounded. Not safe for use by several threads.
 */
public final class FalseMatches {

  private final int groups;
  private final int people;
  private final long[] comparisons;
  private final long[] matches;

  /**
   * For groups 0 to {@code groups - 1}; nothing is counted yet.
   *
   * @param people in all groups together
   */
  public FalseMatches(int groups, int people) {
    this.groups = groups;
    this.people = people;
    this.comparisons = new long[groups * groups];
    this.matches = new long[groups * groups];
  }

  /** Counts a comparison of two different people of these groups. */
  public void add(int group, int other, boolean match) {
    comparisons[group * groups + other]++;
    matches[group * groups + other] += match ? 1 : 0;
  }

  /** Counts all that {@code other} has counted. */
  public void add(FalseMatches other) {
    for (int i = 0; i < comparisons.length; i++) {
      comparisons[i] += other.comparisons[i];
      matches[i] += other.matches[i];
    }
  }

  /** How many match. */
  public long matches() {
    long sum = 0;
    for (long count : matches) {
      sum += count;
    }
    return sum;
  }

  /** How many were counted. */
  public long comparisons() {
    long sum = 0;
    for (long count : comparisons) {
      sum += count;
    }
    return sum;
  }

  /** The false match rate. */
  public double rate() {
    return (double) matches() / comparisons();
  }

  /**
   * The rate of a sample in which group {@code g} occurs {@code counts[g]} times: comparisons
   * between two groups count as often as these combine, those within one as often as it occurs; NaN
   * if there are none.
   */
  double rate(int[] counts) {
    double matching = 0;
    double all = 0;
    for (int g = 0; g < groups; g++) {
      for (int h = 0; counts[g] > 0 && h < groups; h++) {
        double weight = g == h ? counts[g] : (double) counts[g] * counts[h];
        matching += weight * matches[g * groups + h];
        all += weight * comparisons[g * groups + h];
      }
    }
    return all > 0 ? matching / all : Double.NaN;
  }

  int groups() {
    return groups;
  }

  int people() {
    return people;
  }
}
