package org.vultus.image;

import java.util.Optional;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.EncodedFrame.Trait;

/** Gives each picture to the library that reads its format best, in this process. */
final class LibraryDecoder implements PixelDecoder {

  LibraryDecoder() {
    // Now, and not while the first photo waits.
    OpenCv.load();
  }

  @Override
  public Optional<Raster> decode(EncodedFrame frame, int reduction) {
    return switch (frame.format()) {
      case JPEG -> decodeJpeg(frame, reduction);
      case PNG, WEBP -> OpenCv.decode(frame, reduction);
      case BMP, GIF, TIFF -> JdkImages.decode(frame);
      case JPEG_2000 -> JdkImages.decode(frame);
      case HEIF, AVIF -> Libheif.decode(frame);
    };
  }

  private static Optional<Raster> decodeJpeg(EncodedFrame frame, int reduction) {
    if (frame.traits().contains(Trait.ENDLESS) && !JdkJpegs.isWhole(frame)) {
      return Optional.empty();
    }
    return frame.traits().contains(Trait.INKS)
        ? JdkJpegs.decodeInks(frame)
        : OpenCv.decodeJpeg(frame, reduction);
  }
}
