package org.vultus.pack;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * From which similarity on two faces count as one person's.
 *
 * @param threshold the similarity, -1 to 1
 * @param fmr the false match rate measured at that threshold, 0 to 1; null if nobody measured it
 * @param data what it was measured on, or where the threshold comes from
 */
public record MatchSpec(
    double threshold, @JsonSetter(nulls = Nulls.SET) @Nullable Double fmr, String data) {

  /** Rejects values out of range. */
  public MatchSpec {
    if (!(threshold >= -1 && threshold <= 1)) {
      throw new IllegalArgumentException("'threshold' lies between -1 and 1, not " + threshold);
    }
    if (fmr != null && !(fmr >= 0 && fmr <= 1)) {
      throw new IllegalArgumentException("'fmr' lies between 0 and 1, not " + fmr);
    }
  }
}
