package org.vultus.image;

import java.util.Optional;

/**
 * Decodes untrusted files: JPEG, PNG, WebP, BMP, GIF (first frame) and TIFF, all EXIF orientations
 * applied, alpha flattened onto white. The size is checked on the header before any pixel is
 * decoded. Safe for use by many threads.
 */
public final class ImageDecoder {

  /** Photos are reduced while their long side keeps at least so many pixels. */
  private static final int REDUCED_LONG_SIDE = 960;

  private static final int LARGEST_REDUCTION = 8;

  private static final int MOST_SCANS = 100;
  private static final byte START_OF_MARKER = (byte) 0xff;
  private static final byte START_OF_SCAN = (byte) 0xda;

  private final long maxPixels;

  /** A decoder that refuses pictures of more than {@code maxPixels} pixels. */
  public ImageDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
    // Now, and not while the first photo waits.
    OpenCv.load();
  }

  /** The picture in the file, or why there is none. */
  public Decoded decode(Photo photo) {
    Optional<ImageFormat> format = ImageFormat.of(photo.bytes());
    if (format.isEmpty()) {
      return ImageProblem.unsupported();
    }
    Optional<ImageHeader> header = ImageHeader.read(format.get(), photo.bytes());
    if (header.isEmpty() || (format.get() == ImageFormat.JPEG && isScanBomb(photo.bytes()))) {
      return ImageProblem.unreadable();
    }
    if (header.get().pixels() > maxPixels) {
      return ImageProblem.tooLarge(header.get(), maxPixels);
    }
    return decode(photo.bytes(), header.get());
  }

  private Decoded decode(byte[] file, ImageHeader header) {
    Optional<Raster> raster = pixels(file, header, reduction(header));
    if (raster.isEmpty()) {
      return ImageProblem.unreadable();
    }
    Raster upright = header.orientation().apply(raster.get());
    return new Picture(
        header.uprightWidth(),
        header.uprightHeight(),
        upright,
        () -> pixels(file, header, 1).map(header.orientation()::apply).orElse(upright));
  }

  private static Optional<Raster> pixels(byte[] file, ImageHeader header, int reduction) {
    return switch (header.format()) {
      case JPEG -> OpenCv.decodeJpeg(file, reduction);
      case PNG, WEBP -> OpenCv.decode(file, reduction);
      case BMP, GIF, TIFF -> JdkImages.decode(file, header);
    };
  }

  /**
   * A progressive JPEG comes in scans, some ten of them; each costs a pass over the whole picture,
   * however few bytes it has. A small file with thousands would keep a core busy for hours.
   */
  private static boolean isScanBomb(byte[] file) {
    int scans = 0;
    for (int i = 0; i + 1 < file.length && scans <= MOST_SCANS; i++) {
      if (file[i] == START_OF_MARKER && file[i + 1] == START_OF_SCAN) {
        scans++;
      }
    }
    return scans > MOST_SCANS;
  }

  private static int reduction(ImageHeader header) {
    int longSide = Math.max(header.width(), header.height());
    int reduction = 1;
    while (reduction < LARGEST_REDUCTION && longSide / (2 * reduction) >= REDUCED_LONG_SIDE) {
      reduction *= 2;
    }
    return reduction;
  }
}
