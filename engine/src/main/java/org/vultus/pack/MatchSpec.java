package org.vultus.pack;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.MatchRule;

/**
 * From which similarity on two faces count as one person's.
 *
 * @param targetFmr the false match rate to keep to unless another is asked for, above 0, below 1
 * @param calibration what a similarity means; null if nobody measured it
 * @param fixed the threshold to use without a calibration; null with one
 */
public record MatchSpec(
    double targetFmr,
    @JsonSetter(nulls = Nulls.SET) @Nullable Calibration calibration,
    @JsonSetter(nulls = Nulls.SET) @Nullable FixedThreshold fixed) {

  /** Rejects targets that the calibration cannot carry, and none or both of the two. */
  public MatchSpec {
    if ((calibration == null) == (fixed == null)) {
      throw new IllegalArgumentException(
          "one of 'calibration' and 'fixed' is given, and the other is null");
    }
    if (!(targetFmr > 0 && targetFmr < 1)) {
      throw new IllegalArgumentException("'targetFmr' is above 0 and below 1, not " + targetFmr);
    }
    if (calibration != null) {
      MatchRule.atRate(targetFmr, calibration);
    }
  }

  /** The rule that the pack itself asks for. */
  public MatchRule rule() {
    if (calibration != null) {
      return MatchRule.atRate(targetFmr, calibration);
    }
    if (fixed != null) {
      return MatchRule.fixed(fixed.similarity(), null);
    }
    throw new IllegalStateException("neither a calibration nor a threshold");
  }

  /** This with a calibration measured anew. */
  public MatchSpec with(Calibration measured) {
    return new MatchSpec(targetFmr, measured, null);
  }
}
