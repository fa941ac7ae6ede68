package org.vultus.vision;

import java.util.List;
import org.vultus.geometry.QuarterTurn;
import org.vultus.image.Picture;

/**
 * The faces of a picture as it was turned to look at it.
 *
 * @param sent the picture as it was sent
 * @param turn how it was turned
 * @param picture the picture after that
 * @param faces the faces found in {@code picture}, in its pixels at full size, best first
 */
record Sighting(Picture sent, QuarterTurn turn, Picture picture, List<Detection> faces) {

  /** How sure the detector is of the face that weighs most; 0 without faces. */
  double score() {
    return faces.stream().min(FaceChoice.weightiestFirst()).map(Detection::score).orElse(0.0);
  }

  /** A face of {@link #picture} in pixels of the picture as it was sent. */
  Detection asSent(Detection face) {
    return new Detection(
        turn.back(face.box(), sent.width(), sent.height()),
        face.landmarks().map(point -> turn.back(point, sent.width(), sent.height())),
        face.score());
  }
}
