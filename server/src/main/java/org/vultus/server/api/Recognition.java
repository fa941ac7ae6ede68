package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.geometry.Box;
import org.vultus.server.service.Verifications.Comparison;
import org.vultus.vision.Detection;

/**
 * The documented answer to a verification; the fields behind {@code verified} only with {@code
 * ?details=true}.
 *
 * @param recognition the claimed id as registered, or {@code Unknown}
 * @param similarity of the probe to the claimed user's nearest template, -1 to 1; left out if the
 *     user has none
 * @param threshold from which similarity on the probe verifies
 * @param model name and version of the pack
 * @param face where the face is, in pixels of the upright photo
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

  /** A face; landmarks are left eye, right eye, nose, left and right mouth corner in the image. */
  @JsonPropertyOrder({"box", "landmarks", "quality"})
  record Face(Box box, List<List<Double>> landmarks, Quality quality) {

    static Face of(Detection face) {
      List<List<Double>> points =
          face.landmarks().points().stream().map(p -> List.of(p.x(), p.y())).toList();
      return new Face(face.box(), points, new Quality(face.score()));
    }
  }

  /** What is known of a face's quality: how sure the detector is, 0 to 1. */
  record Quality(double detection) {}

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
        Face.of(comparison.face()));
  }
}
