package org.vultus.geometry;

import java.util.List;

/**
 * Rotation, uniform scale and translation, without reflection: {@code X = a·x − b·y + tx}, {@code Y
 * = b·x + a·y + ty}.
 */
public record SimilarityTransform(double a, double b, double tx, double ty) {

  /**
   * The transform that takes {@code from} to {@code to} with the least sum of squared distances
   * (Umeyama 1991, restricted to two dimensions and no reflection).
   *
   * @param from at least two points, not all the same
   * @param to as many points as {@code from}
   */
  public static SimilarityTransform fit(List<Point> from, List<Point> to) {
    if (from.size() != to.size() || from.size() < 2) {
      throw new IllegalArgumentException(
          "two lists of equal length, at least 2, are needed; seen "
              + from.size()
              + ", "
              + to.size());
    }
    Point fromMean = Point.mean(from);
    Point toMean = Point.mean(to);
    double dot = 0;
    double cross = 0;
    double spread = 0;
    for (int i = 0; i < from.size(); i++) {
      double px = from.get(i).x() - fromMean.x();
      double py = from.get(i).y() - fromMean.y();
      double qx = to.get(i).x() - toMean.x();
      double qy = to.get(i).y() - toMean.y();
      dot += px * qx + py * qy;
      cross += px * qy - py * qx;
      spread += px * px + py * py;
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("all points to transform are the same");
    }
    double a = dot / spread;
    double b = cross / spread;
    return new SimilarityTransform(
        a,
        b,
        toMean.x() - a * fromMean.x() + b * fromMean.y(),
        toMean.y() - b * fromMean.x() - a * fromMean.y());
  }

  /** A turn about a point that stays where it is. */
  public static SimilarityTransform turn(QuarterTurn turn, Point about) {
    double angle = Math.toRadians(turn.degrees());
    long sine = Math.round(Math.sin(angle));
    long cosine = Math.round(Math.cos(angle));
    return new SimilarityTransform(cosine, sine, 0, 0).turning(1, about, about);
  }

  /** Where {@code point} lands. */
  public Point apply(Point point) {
    return new Point(a * point.x() - b * point.y() + tx, b * point.x() + a * point.y() + ty);
  }

  /** This transform of what {@code first} makes of a point. */
  public SimilarityTransform after(SimilarityTransform first) {
    Point shift = apply(new Point(first.tx, first.ty));
    return new SimilarityTransform(
        a * first.a - b * first.b, b * first.a + a * first.b, shift.x(), shift.y());
  }

  /**
   * A transform that turns as this one does, with another scale, and takes {@code from} to {@code
   * to}.
   */
  public SimilarityTransform turning(double newScale, Point from, Point to) {
    double turnedA = newScale * a / scale();
    double turnedB = newScale * b / scale();
    return new SimilarityTransform(
        turnedA,
        turnedB,
        to.x() - turnedA * from.x() + turnedB * from.y(),
        to.y() - turnedB * from.x() - turnedA * from.y());
  }

  /** The length that a length of 1 becomes. */
  public double scale() {
    return Math.hypot(a, b);
  }

  /** The transform back; this one must have a scale above 0. */
  public SimilarityTransform inverse() {
    double square = a * a + b * b;
    if (!(square > 0)) {
      throw new IllegalStateException("a transform of scale 0 has no inverse");
    }
    double ia = a / square;
    double ib = -b / square;
    return new SimilarityTransform(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
  }
}
