package org.vultus.lab.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.vultus.image.Photo;

/** Makes a phone's 12-megapixel photo of a small one. */
final class LargePhoto {

  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final double NOISE = 4;
  private static final float QUALITY = 0.9f;

  private LargePhoto() {}

  /**
   * The photo enlarged to 4000 x 3000 (bicubic), with noise of standard deviation 4 as a sensor
   * adds it, without which the file would be small and quick to decode; JPEG of quality 90.
   */
  static Photo of(Photo small) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(small.bytes()));
    BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, WIDTH, HEIGHT, null);
    graphics.dispose();
    addNoise(large);
    return Jpeg.of(large, QUALITY);
  }

  private static void addNoise(BufferedImage image) {
    Random random = new Random(1);
    int[] row = new int[3 * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      image.getRaster().getPixels(0, y, WIDTH, 1, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.clamp(Math.round(row[i] + NOISE * random.nextGaussian()), 0, 255);
      }
      image.getRaster().setPixels(0, y, WIDTH, 1, row);
    }
  }
}
