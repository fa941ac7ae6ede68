package org.vultus.quality;

import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;

/**
 * A face where it was found; all in pixels of the upright picture at full size.
 *
 * @param box around the face
 * @param landmarks its five points
 * @param detection how sure the detector is, 0 to 1
 * @param closeUp how sure it is of the face on close-ups, 0 to 1
 * @param nextArea area of the next largest face's box, 0 if there is none
 * @param width of the picture
 * @param height of the picture
 */
public record SeenFace(
    Box box,
    Landmarks landmarks,
    double detection,
    double closeUp,
    double nextArea,
    int width,
    int height) {

  /** The next largest face's area in percent of this one's. */
  double nextFacePercent() {
    return 100 * Math.min(1, nextArea / Math.max(box.area(), 1));
  }

  /**
   * From eye to eye as if seen from the front: the scale of the frontal face that fits best, which
   * a turn of the head changes less than it does the distance between the eyes itself.
   */
  double interEyeDistance() {
    return SimilarityTransform.fit(FrontalFace.LANDMARKS.points(), landmarks.points()).scale();
  }

  double headSizePercent() {
    return 100 * box.height() / height;
  }

  /** From the landmark nearest to an edge to that edge, in inter-eye distances; below 0 outside. */
  double margin() {
    return landmarks.points().stream().mapToDouble(this::distanceToEdge).min().orElse(0)
        / Math.max(interEyeDistance(), 1e-9);
  }

  private double distanceToEdge(Point point) {
    double horizontal = Math.min(point.x(), width - 1 - point.x());
    double vertical = Math.min(point.y(), height - 1 - point.y());
    return Math.min(horizontal, vertical);
  }
}
