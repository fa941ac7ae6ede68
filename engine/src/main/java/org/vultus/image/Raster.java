package org.vultus.image;

import java.util.Arrays;
import java.util.List;
import org.vultus.geometry.Box;
import org.vultus.geometry.QuarterTurn;

/**
 * Upright pixels of 8 bits a channel. Immutable by convention: nobody writes into {@link #bgr} once
 * it is handed over. Biometric data: the content does not show in {@link #toString}.
 */
public final class Raster {

  private final int width;
  private final int height;
  private final byte[] bgr;

  /**
   * A raster over the given pixels, which it takes over.
   *
   * @param bgr {@code width · height} pixels row by row, each blue, green, red
   */
  public Raster(int width, int height, byte[] bgr) {
    if (width < 0 || height < 0 || bgr.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels need 3 bytes each, not %d in all".formatted(width, height, bgr.length));
    }
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The longer of width and height. */
  public int longSide() {
    return Math.max(width, height);
  }

  /** The pixels themselves, not a copy: not to be changed. */
  public byte[] bgr() {
    return bgr;
  }

  /** Half the size, each pixel the mean of 2 × 2; an odd last row or column is dropped. */
  public Raster halved() {
    int halfWidth = width / 2;
    int halfHeight = height / 2;
    byte[] half = new byte[3 * halfWidth * halfHeight];
    int stride = 3 * width;
    for (int y = 0, to = 0; y < halfHeight; y++) {
      for (int x = 0, from = 2 * y * stride; x < halfWidth; x++, from += 6) {
        for (int c = from; c < from + 3; c++, to++) {
          int sum = at(c) + at(c + 3) + at(c + stride) + at(c + stride + 3);
          half[to] = (byte) ((sum + 2) >> 2);
        }
      }
    }
    return new Raster(halfWidth, halfHeight, half);
  }

  /** This raster with left and right exchanged. */
  public Raster mirrored() {
    return Orientation.MIRRORED.apply(this);
  }

  /** This raster turned as a whole. */
  public Raster turned(QuarterTurn turn) {
    return Orientation.turnedBy(turn).apply(this);
  }

  /**
   * Rasters of one size laid side by side, row by row.
   *
   * @param tiles a multiple of {@code columns}
   */
  public static Raster sheet(List<Raster> tiles, int columns) {
    int tileWidth = tiles.getFirst().width;
    int tileHeight = tiles.getFirst().height;
    int width = columns * tileWidth;
    int height = tiles.size() / columns * tileHeight;
    byte[] sheet = new byte[3 * width * height];
    for (int i = 0; i < tiles.size(); i++) {
      int corner = i / columns * tileHeight * width + i % columns * tileWidth;
      for (int row = 0; row < tileHeight; row++) {
        System.arraycopy(
            tiles.get(i).bgr,
            3 * row * tileWidth,
            sheet,
            3 * (corner + row * width),
            3 * tileWidth);
      }
    }
    return new Raster(width, height, sheet);
  }

  /** This raster on a white one, within which it lies. */
  Raster onWhite(int canvasWidth, int canvasHeight, int left, int top) {
    byte[] canvas = new byte[3 * canvasWidth * canvasHeight];
    Arrays.fill(canvas, (byte) 0xff);
    for (int row = 0; row < height; row++) {
      System.arraycopy(
          bgr, 3 * row * width, canvas, 3 * ((top + row) * canvasWidth + left), 3 * width);
    }
    return new Raster(canvasWidth, canvasHeight, canvas);
  }

  /** The part of this raster inside {@code box}, whose edges are whole pixels within it. */
  public Raster cropped(Box box) {
    int x = (int) box.x();
    int y = (int) box.y();
    int w = (int) box.width();
    int h = (int) box.height();
    byte[] part = new byte[3 * w * h];
    for (int row = 0; row < h; row++) {
      System.arraycopy(bgr, 3 * ((y + row) * width + x), part, 3 * row * w, 3 * w);
    }
    return new Raster(w, h, part);
  }

  /**
   * This raster resampled to a size not larger than its own: halved while more than twice as large,
   * then bilinear, pixel centre on pixel centre.
   */
  public Raster shrunkTo(int toWidth, int toHeight) {
    if (toWidth == width && toHeight == height) {
      return this;
    }
    if (width >= 2 * toWidth && height >= 2 * toHeight) {
      return halved().shrunkTo(toWidth, toHeight);
    }
    return Bilinear.resample(this, toWidth, toHeight);
  }

  /** The byte at {@code index} as 0 to 255. */
  int at(int index) {
    return bgr[index] & 0xff;
  }

  @Override
  public String toString() {
    return "Raster[" + width + " x " + height + "]";
  }
}
