package org.vultus.geometry;

/** How a whole picture is turned, clockwise. */
public enum QuarterTurn {
  /** Not at all. */
  NONE(0),
  /** By 90 degrees. */
  RIGHT(90),
  /** By 180 degrees. */
  HALF(180),
  /** By 270 degrees: its right side comes to the top. */
  LEFT(270);

  private final int degrees;

  QuarterTurn(int degrees) {
    this.degrees = degrees;
  }

  /** The turn nearest to an angle in degrees, clockwise; any finite one. */
  public static QuarterTurn nearest(double degrees) {
    return values()[Math.floorMod(Math.round(degrees / 90), 4)];
  }

  /** Clockwise, 0 to 270. */
  public int degrees() {
    return degrees;
  }

  /** Whether width and height change places. */
  public boolean swapsAxes() {
    return this == RIGHT || this == LEFT;
  }

  /**
   * Where a point of the turned picture was before the turn.
   *
   * @param width of the picture before the turn, in pixels
   * @param height of the picture before the turn, in pixels
   */
  public Point back(Point turned, int width, int height) {
    return switch (this) {
      case NONE -> turned;
      case RIGHT -> new Point(turned.y(), height - 1 - turned.x());
      case HALF -> new Point(width - 1 - turned.x(), height - 1 - turned.y());
      case LEFT -> new Point(width - 1 - turned.y(), turned.x());
    };
  }

  /**
   * Where a box in the turned picture was before the turn.
   *
   * @param width of the picture before the turn, in pixels
   * @param height of the picture before the turn, in pixels
   */
  public Box back(Box turned, int width, int height) {
    double right = turned.x() + turned.width();
    double bottom = turned.y() + turned.height();
    return switch (this) {
      case NONE -> turned;
      case RIGHT -> new Box(turned.y(), height - right, turned.height(), turned.width());
      case HALF -> new Box(width - right, height - bottom, turned.width(), turned.height());
      case LEFT -> new Box(width - bottom, turned.x(), turned.height(), turned.width());
    };
  }
}
