package org.vultus.vision;

import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;

/**
 * A face that the detector found.
 *
 * @param box around it; it may reach over the image's edges
 * @param landmarks its eyes, nose and mouth corners
 * @param score how sure the detector is, 0 to 1
 */
public record Detection(Box box, Landmarks landmarks, double score) implements FaceChoice.Choice {

  /** This detection in an image {@code factor} times as large. */
  Detection times(double factor) {
    return new Detection(box.times(factor), landmarks.times(factor), score);
  }

  /** This detection with other landmarks. */
  Detection at(Landmarks other) {
    return new Detection(box, other, score);
  }
}
