package org.vultus.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.EncodedFrame.Trait;
import org.vultus.image.container.ImageFormat;

/**
 * Decoders in Java for the rarer formats: slower than native ones, but no file can make them write
 * outside their memory.
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
              return asChecked ? Optional.of(pixels(reader, frame)) : Optional.empty();
            });
  }

  private static Raster pixels(ImageReader reader, EncodedFrame frame) throws IOException {
    boolean premultiplied = frame.traits().contains(Trait.PREMULTIPLIED);
    if (frame.traits().contains(Trait.FLOATS)) {
      // As an image, what is beyond 1 would be cut off.
      return Samples.of(reader.readRaster(0, null), false, premultiplied).bgr();
    }
    BufferedImage image = reader.read(0);
    if (frame.format() == ImageFormat.JPEG_2000) {
      double white = (1L << image.getColorModel().getComponentSize(0)) - 1;
      return new Samples(image.getRaster(), white, false, false).bgr();
    }
    return premultiplied && image.getRaster().getNumBands() == 4
        ? Samples.of(image.getRaster(), false, true).bgr()
        : raster(image, frame.format() == ImageFormat.BMP);
  }

  private static Raster raster(BufferedImage image, boolean bitmap) {
    int colours = image.getColorModel().getColorSpace().getType();
    boolean inks = colours == ColorSpace.TYPE_CMYK;
    boolean numbers =
        inks
            || colours == ColorSpace.TYPE_GRAY
            || (image.getRaster().getTransferType() != DataBuffer.TYPE_BYTE && !isPacked(image));
    if (numbers && !(image.getColorModel() instanceof IndexColorModel)) {
      return Samples.of(image.getRaster(), inks, image.isAlphaPremultiplied()).bgr();
    }
    byte[] bgr = fromColours(image, bitmap && isTransparent(image));
    return new Raster(image.getWidth(), image.getHeight(), bgr);
  }

  /** Whether a pixel is one number. */
  private static boolean isPacked(BufferedImage image) {
    return image.getColorModel() instanceof PackedColorModel;
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
