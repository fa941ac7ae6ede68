package org.vultus.embedding;

import java.util.Locale;

/**
 * How often a probe of one person matches another person's reference.
 *
 * @param value above 0, at most 1
 * @param basis what the value rests on
 */
public record FalseMatchRate(double value, Basis basis) {

  /** What a rate rests on. */
  public enum Basis {
    /** At least 30 comparisons reach the similarity. */
    MEASURED,
    /** Fewer do; the value lies on the line that continues the measured tail. */
    EXTRAPOLATED,
    /** The sample can only say that the rate is no higher than this. */
    UPPER_BOUND;

    /** The basis for machines, such as {@code upper_bound}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How often a search for a person who is not among so many references finds at least one as
   * similar: the false positive identification rate of ISO/IEC 19795-1, 1 - (1 - value)^references,
   * as if each comparison erred independently of the others.
   */
  public double inSearch(int references) {
    return references == 0 ? 0 : -Math.expm1(references * Math.log1p(-value));
  }

  /** Such as {@code 1.0e-04}, {@code about 8.1e-06} or {@code at most 4.6e-06}. */
  @Override
  public String toString() {
    String words =
        switch (basis) {
          case MEASURED -> "";
          case EXTRAPOLATED -> "about ";
          case UPPER_BOUND -> "at most ";
        };
    return words + String.format(Locale.ROOT, "%.1e", value);
  }
}
