package org.vultus.geometry;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The five facial landmarks, left and right as seen in the image: the person's right eye is {@code
 * leftEye}.
 */
public record Landmarks(
    Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

  /** Landmarks from exactly five points in the order of the components. */
  public static Landmarks of(List<Point> points) {
    if (points.size() != 5) {
      throw new IllegalArgumentException("five landmarks are needed, not " + points.size());
    }
    return new Landmarks(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
  }

  /** The five points in the order of the components. */
  public List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }

  /** These landmarks with every coordinate multiplied by {@code factor}. */
  public Landmarks times(double factor) {
    return map(point -> point.times(factor));
  }

  /** These landmarks with {@code move} applied to each point. */
  public Landmarks map(UnaryOperator<Point> move) {
    return of(points().stream().map(move).toList());
  }

  /** The landmarks of the same face in the mirror image of a picture of that width. */
  public Landmarks mirrored(int width) {
    return of(
        Stream.of(rightEye, leftEye, nose, rightMouth, leftMouth)
            .map(point -> new Point(width - 1 - point.x(), point.y()))
            .toList());
  }

  /** Point by point the mean of several landmarks, of at least one. */
  public static Landmarks mean(List<Landmarks> several) {
    return of(
        IntStream.range(0, 5)
            .mapToObj(i -> Point.mean(several.stream().map(each -> each.points().get(i)).toList()))
            .toList());
  }
}
