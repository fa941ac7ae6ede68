package org.vultus.lab.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.vultus.image.Photo;

/** Makes what a camera's live guide sends: a photo at reduced size. */
final class SmallPhoto {

  private static final float QUALITY = 0.85f;

  private SmallPhoto() {}

  /** The photo with its longer side of so many pixels, as JPEG of quality 85. */
  static Photo of(Photo photo, int longest) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo.bytes()));
    double scale = (double) longest / Math.max(image.getWidth(), image.getHeight());
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return Jpeg.of(small, QUALITY);
  }
}
