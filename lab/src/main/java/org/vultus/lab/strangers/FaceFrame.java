package org.vultus.lab.strangers;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;

/**
 * Where a face lies in a photo. Its own coordinates begin in the middle between the eyes, have the
 * distance between the eyes as their unit, and stay upright with the head.
 */
record FaceFrame(SimilarityTransform toPhoto) {

  private static final List<Point> FRONTAL =
      List.of(
          new Point(-0.5, 0),
          new Point(0.5, 0),
          new Point(0, 0.6),
          new Point(-0.44, 1.01),
          new Point(0.44, 1.01));

  static FaceFrame of(Landmarks face) {
    return new FaceFrame(SimilarityTransform.fit(FRONTAL, face.points()));
  }

  /** From the face's coordinates to those of Java2D, whose first pixel's corner is 0. */
  AffineTransform placement() {
    return new AffineTransform(
        toPhoto.a(),
        toPhoto.b(),
        -toPhoto.b(),
        toPhoto.a(),
        toPhoto.tx() + 0.5,
        toPhoto.ty() + 0.5);
  }

  /** Pixels between the eyes. */
  double eyeDistance() {
    return toPhoto.scale();
  }

  /** The pixel at a place of the face. */
  Point at(double x, double y) {
    return toPhoto.apply(new Point(x, y));
  }
}
