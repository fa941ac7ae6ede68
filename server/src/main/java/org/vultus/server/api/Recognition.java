package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.Verifications.Comparison;

/**
 * The documented answer to a verification; the fields behind {@code verified} only with {@code
 * ?details=true}.
 *
 * @param recognition the claimed id as registered, or {@code Unknown}
 * @param similarity of the probe to the claimed user's nearest template, -1 to 1; left out if the
 *     user has none
 * @param threshold from which similarity on the probe verifies
 * @param model name and version of the pack
 * @param face where the face in the probe is, and how good
 */
@JsonPropertyOrder({
  "message",
  "recognition",
  "verified",
  "similarity",
  "threshold",
  "model",
  "face"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recognition(
    String message,
    String recognition,
    boolean verified,
    @Nullable Double similarity,
    @Nullable Double threshold,
    @Nullable String model,
    @Nullable Face face) {

  static Recognition of(String recognition, boolean verified) {
    return new Recognition(
        "Image received successfully!", recognition, verified, null, null, null, null);
  }

  Recognition with(Comparison comparison) {
    Double seen =
        comparison.similarity().isPresent() ? comparison.similarity().getAsDouble() : null;
    return new Recognition(
        message,
        recognition,
        verified,
        seen,
        comparison.threshold(),
        comparison.model().toString(),
        Face.of(comparison.face(), comparison.quality()));
  }
}
