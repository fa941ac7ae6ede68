package org.vultus.quality;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Arrays;
import org.vultus.image.Raster;

/**
 * A photo of three bytes a pixel, and what can be wrong with it. Each method leaves it as it is.
 */
public record SpoiltPhoto(BufferedImage image) {

  /** The mean over a square of {@code side} pixels. */
  public SpoiltPhoto blurred(int side) {
    float[] weights = new float[side * side];
    Arrays.fill(weights, 1f / weights.length);
    ConvolveOp blur = new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null);
    return new SpoiltPhoto(blur.filter(image, emptyCopy()));
  }

  /** Every value times {@code factor}, cut to 0 to 255. */
  public SpoiltPhoto lit(double factor) {
    BufferedImage lit = emptyCopy();
    byte[] from = bytes(image);
    byte[] to = bytes(lit);
    for (int i = 0; i < from.length; i++) {
      to[i] = (byte) Math.clamp(Math.round((from[i] & 0xff) * factor), 0, 255);
    }
    return new SpoiltPhoto(lit);
  }

  /** Night from the left edge to {@code x}, fading out over {@code width} pixels. */
  public SpoiltPhoto darkLeftOf(int x, int width) {
    BufferedImage dark = emptyCopy();
    Graphics2D picture = dark.createGraphics();
    picture.drawImage(image, 0, 0, null);
    picture.setPaint(
        new GradientPaint(x, 0, new Color(0, 0, 0, 220), x + width, 0, new Color(0, 0, 0, 0)));
    picture.fillRect(0, 0, image.getWidth(), image.getHeight());
    picture.dispose();
    return new SpoiltPhoto(dark);
  }

  /** The part of the photo from column {@code x} on. */
  public SpoiltPhoto from(int x) {
    int width = image.getWidth() - x;
    BufferedImage part = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D picture = part.createGraphics();
    picture.drawImage(image, -x, 0, null);
    picture.dispose();
    return new SpoiltPhoto(part);
  }

  /** At {@code factor} of its size, every pixel a mean. */
  public SpoiltPhoto shrunk(double factor) {
    int width = (int) Math.round(image.getWidth() * factor);
    int height = (int) Math.round(image.getHeight() * factor);
    Raster small = raster().shrunkTo(width, height);
    BufferedImage shrunk = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    System.arraycopy(small.bgr(), 0, bytes(shrunk), 0, small.bgr().length);
    return new SpoiltPhoto(shrunk);
  }

  /** The pixels. */
  public Raster raster() {
    return new Raster(image.getWidth(), image.getHeight(), bytes(image).clone());
  }

  private BufferedImage emptyCopy() {
    return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
