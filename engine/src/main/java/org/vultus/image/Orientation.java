package org.vultus.image;

import org.vultus.geometry.QuarterTurn;

/**
 * How an upright picture was turned or mirrored when it was stored: the eight values of the EXIF
 * tag (Exif 2.32 section 4.6.4, tag 0x0112), in their order.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  TURNED_180(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, true, false);

  /** Rows become columns; the stored x then runs along the upright y. */
  private final boolean swapsAxes;

  private final boolean storedXRunsBack;
  private final boolean storedYRunsBack;

  Orientation(boolean swapsAxes, boolean storedXRunsBack, boolean storedYRunsBack) {
    this.swapsAxes = swapsAxes;
    this.storedXRunsBack = storedXRunsBack;
    this.storedYRunsBack = storedYRunsBack;
  }

  /** The orientation of an EXIF value; anything but 1 to 8 counts as upright, as viewers do. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /** The orientation whose upright form is the stored picture turned so. */
  static Orientation turnedBy(QuarterTurn turn) {
    return switch (turn) {
      case NONE -> UPRIGHT;
      case RIGHT -> TURNED_LEFT;
      case HALF -> TURNED_180;
      case LEFT -> TURNED_RIGHT;
    };
  }

  boolean swapsAxes() {
    return swapsAxes;
  }

  /** The upright form of what is stored. */
  Raster apply(Raster stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsAxes ? stored.height() : stored.width();
    int height = swapsAxes ? stored.width() : stored.height();
    int stepX = storedXRunsBack ? -3 : 3;
    int stepY = (storedYRunsBack ? -3 : 3) * stored.width();
    int start =
        (storedXRunsBack ? 3 * (stored.width() - 1) : 0)
            + (storedYRunsBack ? 3 * (stored.height() - 1) * stored.width() : 0);
    byte[] upright =
        swapsAxes
            ? walk(stored, start, stepY, stepX, width, height)
            : walk(stored, start, stepX, stepY, width, height);
    return new Raster(width, height, upright);
  }

  private static byte[] walk(
      Raster stored, int start, int alongRow, int alongColumn, int width, int height) {
    byte[] from = stored.bgr();
    byte[] to = new byte[from.length];
    for (int y = 0, index = 0; y < height; y++) {
      for (int x = 0, at = start + y * alongColumn; x < width; x++, at += alongRow) {
        to[index++] = from[at];
        to[index++] = from[at + 1];
        to[index++] = from[at + 2];
      }
    }
    return to;
  }
}
