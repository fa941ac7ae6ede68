package org.vultus.quality;

import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;

/**
 * How the head is turned, estimated from five landmarks by weak perspective: the eyes and the mouth
 * lie in one plane, the nose stands out of it, so a turn moves the nose against them. The constants
 * are fitted to a head pose network on 1,143 photos; {@code docs/quality.md} gives the errors.
 *
 * @param yaw degrees, -90 to 90; positive is turned to the image's right
 * @param pitch degrees; positive is turned down. The least reliable of the three
 * @param roll degrees, -180 to 180; positive is tilted clockwise in the image
 */
record HeadPose(double yaw, double pitch, double roll) {

  /** How far the nose stands out, in inter-eye distances. */
  private static final double NOSE_DEPTH = 0.64;

  /** Where the nose is on the way from eyes to mouth when the head is level. */
  private static final double NOSE_LEVEL = 0.51;

  /** Eye-to-mouth height by the nose's depth. */
  private static final double HEIGHT_BY_DEPTH = 1.38;

  static HeadPose of(Landmarks face) {
    Point eyes = middle(face.leftEye(), face.rightEye());
    Point mouth = middle(face.leftMouth(), face.rightMouth());
    Axis down = Axis.from(eyes, mouth);
    double noseAside = down.across(eyes, face.nose());
    double eyeWidth = Math.max(0, down.across(face.leftEye(), face.rightEye()));
    double noseDown = down.along(eyes, face.nose()) / down.length();
    return new HeadPose(
        Math.toDegrees(Math.atan2(noseAside, NOSE_DEPTH * eyeWidth)),
        Math.toDegrees(Math.atan(HEIGHT_BY_DEPTH * (noseDown - NOSE_LEVEL))),
        roll(face));
  }

  private static double roll(Landmarks face) {
    SimilarityTransform fit =
        SimilarityTransform.fit(FrontalFace.LANDMARKS.points(), face.points());
    return Math.toDegrees(Math.atan2(fit.b(), fit.a()));
  }

  private static Point middle(Point p, Point q) {
    return new Point((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
  }

  /** The direction from the eyes to the mouth, of length 1, and their distance. */
  private record Axis(double x, double y, double length) {

    static Axis from(Point top, Point bottom) {
      double dx = bottom.x() - top.x();
      double dy = bottom.y() - top.y();
      double length = Math.max(Math.hypot(dx, dy), 1e-9);
      return new Axis(dx / length, dy / length, length);
    }

    double along(Point from, Point to) {
      return (to.x() - from.x()) * x + (to.y() - from.y()) * y;
    }

    /** Positive towards the right of someone who looks at an upright face. */
    double across(Point from, Point to) {
      return (to.x() - from.x()) * y - (to.y() - from.y()) * x;
    }
  }
}
