package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.vultus.vision.FacesFound;

/**
 * The answer to {@code POST /detect/}.
 *
 * @param width of the upright photo in pixels
 * @param height of the upright photo in pixels
 * @param faces the largest first
 */
@JsonPropertyOrder({"width", "height", "faces"})
record DetectedFaces(int width, int height, List<DetectedFace> faces) {

  /**
   * A face, in pixels of the upright photo.
   *
   * @param landmarks left eye, right eye, nose, left and right mouth corner as seen in the image
   * @param score how sure the detector is, 0 to 1
   */
  @JsonPropertyOrder({"box", "landmarks", "score", "quality"})
  record DetectedFace(
      org.vultus.geometry.Box box, List<List<Double>> landmarks, double score, Quality quality) {

    static DetectedFace of(FacesFound.Found found) {
      Face face = Face.of(found.face(), found.quality());
      return new DetectedFace(
          face.box(),
          face.landmarks(),
          Quality.rounded(found.face().score(), 1000),
          face.quality());
    }
  }

  static DetectedFaces of(FacesFound found) {
    return new DetectedFaces(
        found.width(), found.height(), found.faces().stream().map(DetectedFace::of).toList());
  }
}
