package org.vultus.server.browser;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * What is before a camera: a photo that sways a little, as people do.
 *
 * @param scene fills the height of the picture, more or less
 * @param share how much of the height
 * @param sway in pixels, to either side
 */
record Film(BufferedImage scene, double share, int sway) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int FRAMES = 60;

  /** The photo of a person who stands close enough. */
  static Film of(FilePayload photo) {
    try {
      return of(ImageIO.read(new ByteArrayInputStream(photo.buffer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Film of(BufferedImage scene) {
    return new Film(scene, 1, 8);
  }

  /** An empty room. */
  static Film ofNobody() {
    return of(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB));
  }

  /** The same, so far away that it fills that share of the height only. */
  Film filling(double other) {
    return new Film(scene, other, sway);
  }

  /** The same without a movement. */
  Film still() {
    return new Film(scene, share, 0);
  }

  /** One JPEG after the other, which begin anew without a jump. */
  byte[] mjpeg() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      write(frame(sway * Math.sin(2 * Math.PI * i / FRAMES)), file);
    }
    return file.toByteArray();
  }

  private BufferedImage frame(double shift) {
    int high = (int) Math.round(share * HEIGHT);
    int wide = high * scene.getWidth() / scene.getHeight();
    int left = (int) Math.round((WIDTH - wide) / 2.0 + shift);
    int top = (HEIGHT - high) / 2;
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D picture = frame.createGraphics();
    picture.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    picture.drawImage(column(0), 0, top, left, high, null);
    picture.drawImage(column(scene.getWidth() - 1), left + wide, top, WIDTH, high, null);
    picture.drawImage(scene, left, top, wide, high, null);
    picture.dispose();
    return frame;
  }

  /** What the room goes on with beside the photo. */
  private BufferedImage column(int x) {
    return scene.getSubimage(x, 0, 1, scene.getHeight());
  }

  private static void write(BufferedImage frame, ByteArrayOutputStream file) {
    try {
      ImageIO.write(frame, "jpeg", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
