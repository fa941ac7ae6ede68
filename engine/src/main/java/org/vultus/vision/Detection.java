package org.vultus.vision;

import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;

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

  /** This detection in an image whose corner lies elsewhere. */
  Detection moved(double right, double down) {
    return new Detection(
        new Box(box.x() + right, box.y() + down, box.width(), box.height()),
        landmarks.map(point -> new Point(point.x() + right, point.y() + down)),
        score);
  }

  /** This detection with the part of its box that lies in a picture of that size. */
  Detection within(int width, int height) {
    return new Detection(box.within(width, height), landmarks, score);
  }

  /** This detection with other landmarks. */
  Detection at(Landmarks other) {
    return new Detection(box, other, score);
  }
}
