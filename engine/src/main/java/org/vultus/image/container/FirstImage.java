package org.vultus.image.container;

/**
 * The first image of a file, and what decoding it takes.
 *
 * @param frame what is decoded
 * @param canvas where it is shown; as large as the frame in most files
 * @param exifOrientation the EXIF value, 1 where the file says nothing
 * @param decoderBytes what a decoder needs for the pixels: the picture in its channels and depth,
 *     and copies for interlacing, coefficients, strips and the like
 * @param scans how many times the picture is gone over
 */
public record FirstImage(
    EncodedFrame frame, Canvas canvas, int exifOrientation, long decoderBytes, int scans)
    implements Walk {

  /**
   * The area that a frame is painted on, in pixels; the frame lies within it.
   *
   * @param left of the frame
   * @param top of the frame
   */
  public record Canvas(int width, int height, int left, int top) {}

  FirstImage(EncodedFrame frame, int exifOrientation, long decoderBytes) {
    this(frame, bare(frame), exifOrientation, decoderBytes, 1);
  }

  /** The canvas of a frame that fills it. */
  static Canvas bare(EncodedFrame frame) {
    return new Canvas(frame.width(), frame.height(), 0, 0);
  }

  /** Whether the frame is all there is to see. */
  public boolean fillsCanvas() {
    return canvas.equals(bare(frame));
  }

  /** Pixels of the canvas. */
  public long pixels() {
    return (long) canvas.width * canvas.height;
  }
}
