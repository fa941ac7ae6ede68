package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.server.service.Verifications.Comparison;
import org.vultus.server.service.Verifications.Level;

/**
 * How a verification came about. The false match rates are left out if nobody measured them.
 *
 * @param similarity of the probe to the claimed user's templates, -1 to 1; left out if there are
 *     none
 * @param fmr how often a different person is at least so similar, to three digits
 * @param fmrBasis {@code measured}, {@code extrapolated}, or {@code upper_bound} where the data can
 *     only say that the rate is no higher
 * @param threshold from which similarity on the probe verifies
 * @param thresholdFmr how often a different person reaches it
 * @param thresholdFmrBasis what that rests on
 * @param model name and version of the pack
 * @param face where the face in the probe is, and how good
 */
@JsonPropertyOrder({
  "similarity",
  "fmr",
  "fmrBasis",
  "threshold",
  "thresholdFmr",
  "thresholdFmrBasis",
  "model",
  "face"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecognitionDetails(
    @Nullable Double similarity,
    @Nullable Double fmr,
    @Nullable String fmrBasis,
    double threshold,
    @Nullable Double thresholdFmr,
    @Nullable String thresholdFmrBasis,
    String model,
    Face face) {

  static RecognitionDetails of(Comparison comparison) {
    Optional<FalseMatchRate> fmr = comparison.seen().flatMap(Level::fmr);
    Optional<FalseMatchRate> thresholdFmr = comparison.threshold().fmr();
    return new RecognitionDetails(
        comparison.seen().map(Level::similarity).orElse(null),
        Rate.value(fmr),
        Rate.basis(fmr),
        comparison.threshold().similarity(),
        Rate.value(thresholdFmr),
        Rate.basis(thresholdFmr),
        comparison.model().toString(),
        Face.of(comparison.face(), comparison.quality()));
  }
}
