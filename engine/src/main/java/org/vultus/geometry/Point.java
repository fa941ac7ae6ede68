package org.vultus.geometry;

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
}
