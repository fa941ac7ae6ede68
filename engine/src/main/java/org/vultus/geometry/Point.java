package org.vultus.geometry;

import java.util.List;

/**
 * A point in an image.
 *
 * @param x pixels from the left edge; the centre of the first pixel is 0
 * @param y pixels from the top edge; the centre of the first pixel is 0
 */
public record Point(double x, double y) {

  /** This point with both coordinates multiplied by {@code factor}. */
  public Point times(double factor) {
    return new Point(x * factor, y * factor);
  }

  /** Pixels between the two points. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** The mean of several points, of at least one. */
  public static Point mean(List<Point> points) {
    double x = 0;
    double y = 0;
    for (Point point : points) {
      x += point.x();
      y += point.y();
    }
    return new Point(x / points.size(), y / points.size());
  }
}
