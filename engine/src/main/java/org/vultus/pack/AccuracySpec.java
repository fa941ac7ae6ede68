package org.vultus.pack;

/**
 * How well a pack tells people apart: the one figure that two packs may be compared by.
 *
 * @param best the part of the pairs decided rightly at the threshold that is best for them, 0 to 1
 * @param pairs how many pairs, about as many of one person as of two
 * @param data which pairs, in words
 */
public record AccuracySpec(double best, int pairs, String data) {

  /** Rejects values out of range. */
  public AccuracySpec {
    if (!(best >= 0 && best <= 1)) {
      throw new IllegalArgumentException("'best' lies between 0 and 1, not " + best);
    }
    if (pairs < 1) {
      throw new IllegalArgumentException("'pairs' is at least 1, not " + pairs);
    }
  }
}
