package org.vultus.geometry;

/**
 * An axis-parallel rectangle in an image, in pixels; it may reach over the image's edges.
 *
 * @param x left edge
 * @param y top edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double x, double y, double width, double height) {

  /** Rejects a size that is negative or not a number. */
  public Box {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException(
          "a box needs a size of at least 0, not " + width + " x " + height);
    }
  }

  /** Square pixels. */
  public double area() {
    return width * height;
  }

  /** Area of the intersection by area of the union, 0 to 1. */
  public double overlap(Box other) {
    double common = commonLength(x, width, other.x, other.width);
    common *= commonLength(y, height, other.y, other.height);
    double union = area() + other.area() - common;
    return union > 0 ? common / union : 0;
  }

  /** This box with position and size multiplied by {@code factor}. */
  public Box times(double factor) {
    return new Box(x * factor, y * factor, width * factor, height * factor);
  }

  /** The part of this box inside a picture of that size in pixels; of no size if it is outside. */
  public Box within(int pictureWidth, int pictureHeight) {
    double left = Math.clamp(x, 0, pictureWidth);
    double top = Math.clamp(y, 0, pictureHeight);
    return new Box(
        left,
        top,
        Math.clamp(x + width, left, pictureWidth) - left,
        Math.clamp(y + height, top, pictureHeight) - top);
  }

  private static double commonLength(double a, double length, double b, double otherLength) {
    return Math.max(0, Math.min(a + length, b + otherLength) - Math.max(a, b));
  }
}
