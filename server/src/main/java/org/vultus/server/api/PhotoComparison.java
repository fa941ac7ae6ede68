package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.Comparisons.Compared;

/**
 * The answer to {@code POST /compare/}. The false match rates are left out if nobody measured them.
 *
 * @param match whether the photos show one person: the similarity reaches the threshold
 * @param fmr how often different people are at least so similar
 * @param thresholdFmr how often different people reach the threshold
 * @param model name and version of the pack
 * @param faceA in the first photo
 * @param faceB in the second photo
 */
@JsonPropertyOrder({
  "match",
  "similarity",
  "fmr",
  "fmrBasis",
  "threshold",
  "thresholdFmr",
  "thresholdFmrBasis",
  "model",
  "faceA",
  "faceB"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PhotoComparison(
    boolean match,
    double similarity,
    @Nullable Double fmr,
    @Nullable String fmrBasis,
    double threshold,
    @Nullable Double thresholdFmr,
    @Nullable String thresholdFmrBasis,
    String model,
    Face faceA,
    Face faceB) {

  static PhotoComparison of(Compared compared) {
    return new PhotoComparison(
        compared.match(),
        compared.seen().similarity(),
        Rate.value(compared.seen().fmr()),
        Rate.basis(compared.seen().fmr()),
        compared.threshold().similarity(),
        Rate.value(compared.threshold().fmr()),
        Rate.basis(compared.threshold().fmr()),
        compared.model().toString(),
        Face.of(compared.a().face(), compared.a().quality()),
        Face.of(compared.b().face(), compared.b().quality()));
  }
}
