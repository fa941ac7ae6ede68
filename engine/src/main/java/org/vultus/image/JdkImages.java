package org.vultus.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.SampleModel;
import java.util.Optional;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.ImageFormat;

/**
 * The JDK's decoders for the rarer formats: slower than native ones, but no file can make them
 * write outside their memory.
 */
final class JdkImages {

  private JdkImages() {}

  /** The frame, if the reader's idea of its size agrees with what was checked. */
  static Optional<Raster> decode(EncodedFrame frame) {
    return JdkReader.of(frame)
        .read(
            reader -> {
              boolean asChecked =
                  reader.getWidth(0) == frame.width() && reader.getHeight(0) == frame.height();
              return asChecked
                  ? Optional.of(raster(reader.read(0), frame.format() == ImageFormat.BMP))
                  : Optional.empty();
            });
  }

  private static Raster raster(BufferedImage image, boolean bitmap) {
    SampleModel samples = image.getSampleModel();
    boolean gray =
        samples.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    boolean opaque = bitmap && isTransparent(image);
    byte[] bgr = gray ? fromGray(image) : fromColours(image, opaque);
    return new Raster(image.getWidth(), image.getHeight(), bgr);
  }

  /** Programs that know no transparency leave it at 0 throughout: such bitmaps are opaque. */
  private static boolean isTransparent(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    int sum = 0;
    for (int y = 0; y < image.getHeight() && sum == 0; y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        sum |= argb >>> 24;
      }
    }
    return sum == 0;
  }

  /** By samples: {@code getRGB} takes gray for linear light and brightens it. */
  private static byte[] fromGray(BufferedImage image) {
    int bits = image.getSampleModel().getSampleSize(0);
    double scale = 255.0 / ((1L << bits) - 1);
    int width = image.getWidth();
    byte[] bgr = new byte[3 * width * image.getHeight()];
    for (int i = 0; i < bgr.length; i++) {
      int sample = image.getRaster().getSample(i / 3 % width, i / 3 / width, 0);
      bgr[i] = (byte) Math.round(sample * scale);
    }
    return bgr;
  }

  private static byte[] fromColours(BufferedImage image, boolean opaque) {
    int width = image.getWidth();
    byte[] bgr = new byte[3 * width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0, to = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = opaque ? 255 : argb >>> 24;
        for (int shift = 0; shift <= 16; shift += 8, to++) {
          bgr[to] = (byte) ((((argb >> shift) & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255);
        }
      }
    }
    return bgr;
  }
}
