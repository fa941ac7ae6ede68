package org.vultus.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The JDK's decoders for the rarer formats: slower than native ones, but no file can make them
 * write outside their memory.
 */
final class JdkImages {

  private JdkImages() {}

  /** The first frame, if its own header agrees with the one that was checked. */
  static Optional<Raster> decode(byte[] file, ImageHeader header) {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(header.format().name().toLowerCase(Locale.ROOT)).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, true, true);
      boolean asChecked =
          reader.getWidth(0) <= header.width() && reader.getHeight(0) <= header.height();
      return asChecked ? Optional.of(raster(reader.read(0))) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Damaged files end in either; the file is to blame.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static Raster raster(BufferedImage image) {
    SampleModel samples = image.getSampleModel();
    boolean gray =
        samples.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    byte[] bgr = gray ? fromGray(image) : fromColours(image);
    return new Raster(image.getWidth(), image.getHeight(), bgr);
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

  private static byte[] fromColours(BufferedImage image) {
    int width = image.getWidth();
    byte[] bgr = new byte[3 * width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0, to = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = argb >>> 24;
        for (int shift = 0; shift <= 16; shift += 8, to++) {
          bgr[to] = (byte) ((((argb >> shift) & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255);
        }
      }
    }
    return bgr;
  }
}
