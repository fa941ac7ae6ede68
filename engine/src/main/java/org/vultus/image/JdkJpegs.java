package org.vultus.image;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.vultus.image.container.EncodedFrame;

/** What the JDK's decoder knows of a JPEG and OpenCV's does not tell. */
final class JdkJpegs {

  private JdkJpegs() {}

  /**
   * Whether the data suffice for all pixels. Decoders fill up with gray what is missing; this one
   * says so.
   */
  static boolean isWhole(EncodedFrame frame) {
    return JdkReader.of(frame)
        .read(reader -> Optional.of(readsInSilence(reader, frame)))
        .orElse(false);
  }

  /** All rows are decoded to get at the last pixel. */
  private static boolean readsInSilence(ImageReader reader, EncodedFrame frame) throws IOException {
    AtomicBoolean silent = new AtomicBoolean(true);
    reader.addIIOReadWarningListener((source, warning) -> silent.set(false));
    ImageReadParam lastPixel = reader.getDefaultReadParam();
    lastPixel.setSourceRegion(new Rectangle(frame.width() - 1, frame.height() - 1, 1, 1));
    reader.readRaster(0, lastPixel);
    return silent.get();
  }

  /**
   * The pixels of four channels that are amounts of ink: cyan, magenta, yellow and black. OpenCV
   * takes any such file for an inverted one, as Adobe's are.
   */
  static Optional<Raster> decodeInks(EncodedFrame frame) {
    return JdkReader.of(frame).read(reader -> Optional.of(raster(reader.readRaster(0, null))));
  }

  private static Raster raster(java.awt.image.Raster inks) {
    int width = inks.getWidth();
    byte[] bgr = new byte[3 * width * inks.getHeight()];
    int[] row = new int[4 * width];
    for (int y = 0, to = 0; y < inks.getHeight(); y++) {
      inks.getPixels(0, y, width, 1, row);
      for (int x = 0; x < row.length; x += 4) {
        for (int ink = 2; ink >= 0; ink--, to++) {
          bgr[to] = (byte) (((255 - row[x + ink]) * (255 - row[x + 3]) + 127) / 255);
        }
      }
    }
    return new Raster(width, inks.getHeight(), bgr);
  }
}
