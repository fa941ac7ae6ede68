package org.vultus.lab.strangers;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.vultus.lab.strangers.Alteration.Change;

/** Changes of all pixels. Those that have a size go by the distance between the eyes. */
final class Filters {

  private Filters() {}

  /** The same picture in pixels of its own, as three bytes each. */
  static BufferedImage copy(BufferedImage photo) {
    return drawn(photo, photo.getWidth(), photo.getHeight(), new AffineTransform());
  }

  /** Every channel's value by itself. */
  static Change values(IntUnaryOperator value) {
    return (photo, face) -> {
      BufferedImage altered = copy(photo);
      byte[] pixels = bytes(altered);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) Math.clamp(value.applyAsInt(pixels[i] & 0xff), 0, 255);
      }
      return altered;
    };
  }

  /** Light by a factor. */
  static Change lit(double factor) {
    return values(value -> (int) Math.round(factor * value));
  }

  /** So many values a channel. */
  static Change posterised(int levels) {
    return values(value -> Math.min(value * levels / 256, levels - 1) * 255 / (levels - 1));
  }

  /** Each pixel's luminance instead of its colour. */
  static Change grey() {
    return (photo, face) -> {
      BufferedImage altered = copy(photo);
      byte[] pixels = bytes(altered);
      for (int i = 0; i < pixels.length; i += 3) {
        byte grey = (byte) luminance(pixels, i);
        pixels[i] = grey;
        pixels[i + 1] = grey;
        pixels[i + 2] = grey;
      }
      return altered;
    };
  }

  /** Red and blue exchanged. */
  static Change exchangedColours() {
    return (photo, face) -> {
      BufferedImage altered = copy(photo);
      byte[] pixels = bytes(altered);
      for (int i = 0; i < pixels.length; i += 3) {
        byte blue = pixels[i];
        pixels[i] = pixels[i + 2];
        pixels[i + 2] = blue;
      }
      return altered;
    };
  }

  /**
   * Black lines where the luminance changes, white elsewhere.
   *
   * @param strength by which a change becomes ink
   */
  static Change lineDrawing(double strength) {
    return (photo, face) -> {
      byte[] from = bytes(copy(photo));
      BufferedImage altered = copy(photo);
      byte[] pixels = bytes(altered);
      int stride = 3 * photo.getWidth();
      for (int i = 0; i < pixels.length; i += 3) {
        int right = i + 3 < pixels.length ? i + 3 : i;
        int below = i + stride < pixels.length ? i + stride : i;
        int here = luminance(from, i);
        int change =
            Math.abs(luminance(from, right) - here) + Math.abs(luminance(from, below) - here);
        byte ink = (byte) Math.clamp(Math.round(255 - strength * change), 0, 255);
        pixels[i] = ink;
        pixels[i + 1] = ink;
        pixels[i + 2] = ink;
      }
      return altered;
    };
  }

  /** A normal deviate added to every value. */
  static Change noise(double deviation) {
    return (photo, face) -> {
      BufferedImage altered = copy(photo);
      byte[] pixels = bytes(altered);
      Random random = new Random(pixels.length);
      for (int i = 0; i < pixels.length; i++) {
        double value = (pixels[i] & 0xff) + deviation * random.nextGaussian();
        pixels[i] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
      return altered;
    };
  }

  /** What three box filters leave, each so wide in eye distances: nearly a normal blur. */
  static Change blurred(double width) {
    Change once =
        (photo, face) -> {
          int radius = (int) Math.max(1, Math.round(width * face.eyeDistance() / 2));
          return boxed(boxed(photo, radius, true), radius, false);
        };
    return once.then(once).then(once);
  }

  /** Squares of one colour, so many to an eye distance. */
  static Change pixelated(double squares) {
    return (photo, face) -> {
      double cell = Math.max(1, face.eyeDistance() / squares);
      int width = (int) Math.max(1, Math.round(photo.getWidth() / cell));
      int height = (int) Math.max(1, Math.round(photo.getHeight() / cell));
      BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D pen = small.createGraphics();
      pen.drawImage(photo.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
      pen.dispose();
      BufferedImage altered =
          new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      pen = altered.createGraphics();
      pen.drawImage(small, 0, 0, photo.getWidth(), photo.getHeight(), null);
      pen.dispose();
      return altered;
    };
  }

  /** Another change, of a part of the face alone. */
  static Change within(Shape shape, Change change) {
    return (photo, face) -> {
      BufferedImage altered = copy(photo);
      Graphics2D pen = altered.createGraphics();
      pen.clip(face.placement().createTransformedShape(shape));
      pen.drawImage(change.of(photo, face), 0, 0, null);
      pen.dispose();
      return altered;
    };
  }

  /** So much wider and higher. */
  static Change stretched(double across, double down) {
    return (photo, face) ->
        drawn(
            photo,
            (int) Math.round(across * photo.getWidth()),
            (int) Math.round(down * photo.getHeight()),
            AffineTransform.getScaleInstance(across, down));
  }

  /** Turned clockwise by quarters of a circle. */
  static Change turned(int quarters) {
    return (photo, face) -> {
      int width = quarters % 2 == 0 ? photo.getWidth() : photo.getHeight();
      int height = quarters % 2 == 0 ? photo.getHeight() : photo.getWidth();
      AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
      turn.quadrantRotate(quarters);
      turn.translate(-photo.getWidth() / 2.0, -photo.getHeight() / 2.0);
      return drawn(photo, width, height, turn);
    };
  }

  private static BufferedImage drawn(
      BufferedImage photo, int width, int height, AffineTransform placement) {
    BufferedImage altered = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = altered.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(photo, placement, null);
    pen.dispose();
    return altered;
  }

  /** Each pixel the mean of its neighbours up to a radius along one axis; edges go on. */
  private static BufferedImage boxed(BufferedImage photo, int radius, boolean across) {
    int width = photo.getWidth();
    int height = photo.getHeight();
    byte[] from = bytes(copy(photo));
    BufferedImage altered = copy(photo);
    byte[] pixels = bytes(altered);
    int length = across ? width : height;
    int step = across ? 3 : 3 * width;
    for (int line = 0; line < (across ? height : width); line++) {
      int start = across ? 3 * width * line : 3 * line;
      for (int c = 0; c < 3; c++) {
        boxed(from, pixels, start + c, step, length, radius);
      }
    }
    return altered;
  }

  private static void boxed(byte[] from, byte[] to, int start, int step, int length, int radius) {
    int sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += from[start + step * Math.clamp(i, 0, length - 1)] & 0xff;
    }
    for (int i = 0; i < length; i++) {
      to[start + step * i] = (byte) (sum / (2 * radius + 1));
      sum += from[start + step * Math.clamp(i + radius + 1, 0, length - 1)] & 0xff;
      sum -= from[start + step * Math.clamp(i - radius, 0, length - 1)] & 0xff;
    }
  }

  private static int luminance(byte[] bgr, int at) {
    int blue = bgr[at] & 0xff;
    int green = bgr[at + 1] & 0xff;
    int red = bgr[at + 2] & 0xff;
    return (114 * blue + 587 * green + 299 * red) / 1000;
  }

  private static byte[] bytes(BufferedImage picture) {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }
}
