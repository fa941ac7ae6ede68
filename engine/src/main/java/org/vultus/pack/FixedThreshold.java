package org.vultus.pack;

/**
 * A threshold that nobody has measured the false match rate of.
 *
 * @param similarity from which on two faces count as one person's, -1 to 1
 * @param data where it comes from
 */
public record FixedThreshold(double similarity, String data) {

  /** Rejects values out of range. */
  public FixedThreshold {
    if (!(similarity >= -1 && similarity <= 1)) {
      throw new IllegalArgumentException("'similarity' lies between -1 and 1, not " + similarity);
    }
  }
}
