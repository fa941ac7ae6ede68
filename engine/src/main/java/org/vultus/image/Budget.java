package org.vultus.image;

import java.util.Optional;
import org.vultus.image.container.FirstImage;

/**
 * What decoding one picture may take, all of it in proportion to the most pixels that are accepted.
 *
 * @param maxPixels the most pixels of a picture
 */
record Budget(long maxPixels) {

  /** Enough for 8 bits in any form, and for 16 bits in four channels. */
  private static final int BYTES_A_PIXEL = 12;

  private static final int BASE_MEGABYTES = 96;
  private static final int MILLION = 1_000_000;

  /** Of the raster, and of a second one where it is turned or painted on a canvas. */
  private static final int RASTER_BYTES = 3;

  /** A progressive JPEG usually has about ten. */
  private static final int SCANS = 16;

  /** However small the picture is: nobody needs more. */
  private static final int MOST_SCANS = 100;

  /** Why the picture is not to be decoded, if it is not. */
  Optional<ImageProblem> objection(FirstImage image) {
    int width = image.canvas().width();
    int height = image.canvas().height();
    if (image.pixels() > maxPixels) {
      return Optional.of(ImageProblem.tooManyPixels(width, height, maxPixels));
    }
    long bytes = bytes(image);
    long maxBytes = BYTES_A_PIXEL * maxPixels;
    if (bytes > maxBytes) {
      return Optional.of(ImageProblem.tooManyBytes(width, height, bytes, maxBytes));
    }
    long maxScans = Math.min(MOST_SCANS, SCANS * maxPixels / image.pixels());
    return image.scans() > maxScans
        ? Optional.of(ImageProblem.tooManyScans(width, height, image.scans(), maxScans))
        : Optional.empty();
  }

  /** What a process needs that decodes such pictures, apart from what native libraries take. */
  static long heapMegabytes(long maxPixels) {
    return BASE_MEGABYTES + BYTES_A_PIXEL * maxPixels / MILLION;
  }

  private static long bytes(FirstImage image) {
    long rasters = 2 * RASTER_BYTES * image.pixels();
    return Math.max(image.decoderBytes() + RASTER_BYTES * image.frame().pixels(), rasters);
  }
}
