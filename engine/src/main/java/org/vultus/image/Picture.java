package org.vultus.image;

import org.jspecify.annotations.Nullable;
import org.vultus.geometry.QuarterTurn;

/**
 * A decoded, upright picture. Large photos are decoded at a reduced size first, which for JPEG
 * costs a fraction of the whole; the full size is decoded only when somebody asks for it, once. For
 * use by one thread.
 */
public final class Picture implements Decoded {

  private final int width;
  private final int height;
  private final Raster reduced;
  private final FullDecode fullDecode;
  private @Nullable Raster full;

  /** Decodes the same file again at its full size. */
  interface FullDecode {
    Raster decode();
  }

  Picture(int width, int height, Raster reduced, FullDecode fullDecode) {
    this.width = width;
    this.height = height;
    this.reduced = reduced;
    this.fullDecode = fullDecode;
    this.full = reduced.width() == width ? reduced : null;
  }

  /** Width in pixels at full size, upright. */
  public int width() {
    return width;
  }

  /** Height in pixels at full size, upright. */
  public int height() {
    return height;
  }

  /** The longer of width and height. */
  public int longSide() {
    return Math.max(width, height);
  }

  /** The picture as it was decoded first: at full size, or reduced by 2, 4 or 8. */
  public Raster reduced() {
    return reduced;
  }

  /** How many pixels of the full size one pixel of {@link #reduced} stands for along a side. */
  public double reduction() {
    return (double) width / reduced.width();
  }

  /** This picture turned as a whole; the full size still waits for somebody to ask for it. */
  public Picture turned(QuarterTurn turn) {
    Orientation turned = Orientation.turnedBy(turn);
    return new Picture(
        turn.swapsAxes() ? height : width,
        turn.swapsAxes() ? width : height,
        turned.apply(reduced),
        () -> turned.apply(full()));
  }

  /** The picture at full size. */
  public Raster full() {
    if (full == null) {
      full = fullDecode.decode();
    }
    return full;
  }
}
