package org.vultus.lab.strangers;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.vultus.geometry.Point;
import org.vultus.lab.strangers.Alteration.Change;

/** Something that hides a part of the face: of any shape, colour and pattern. */
final class RandomCover {

  private final SplittableRandom random;

  RandomCover(SplittableRandom random) {
    this.random = random;
  }

  /** Over both eyes or one of them. */
  Change overEyes() {
    int both = random.nextInt(4);
    if (both == 0) {
      return filled(around(-0.5, 0, 0.28, 0.2));
    }
    if (both == 1) {
      return filled(around(0.5, 0, 0.28, 0.2));
    }
    if (both == 2) {
      Area lenses = new Area(around(-0.5, 0, 0.3, 0.2));
      Area other = new Area(lenses);
      other.transform(AffineTransform.getScaleInstance(-1, 1));
      lenses.add(other);
      return filled(lenses);
    }
    return filled(around(0, 0, 0.85, 0.2));
  }

  /** Over the mouth. */
  Change overMouth() {
    return filled(around(0, 1.05, 0.5, 0.2));
  }

  /** A shape that covers a rectangle, or more. */
  private Shape around(double x, double y, double halfWidth, double halfHeight) {
    double left = x - halfWidth - between(0, 0.35);
    double right = x + halfWidth + between(0, 0.35);
    double top = y - halfHeight - between(0, 0.35) * between(0, 1.5);
    double bottom = y + halfHeight + between(0, 0.35) * between(0, 1.5);
    Shape shape =
        switch (random.nextInt(4)) {
          case 0 -> new RoundRectangle2D.Double(left, top, right - left, bottom - top, 0.3, 0.3);
          case 1 -> ellipse(left, top, right, bottom);
          case 2 -> hexagon(left, top, right, bottom);
          default -> new Rectangle2D.Double(left, top, right - left, bottom - top);
        };
    return AffineTransform.getRotateInstance(between(-0.15, 0.15), x, y)
        .createTransformedShape(shape);
  }

  private Shape ellipse(double left, double top, double right, double bottom) {
    double wider = 0.15 * (right - left);
    double higher = 0.15 * (bottom - top);
    return new Ellipse2D.Double(
        left - wider, top - higher, right - left + 2 * wider, bottom - top + 2 * higher);
  }

  private Shape hexagon(double left, double top, double right, double bottom) {
    double middle = (top + bottom) / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(left - between(0, 0.5), middle);
    path.lineTo(left, top);
    path.lineTo(right, top);
    path.lineTo(right + between(0, 0.5), middle);
    path.lineTo(right, bottom);
    path.lineTo(left, bottom);
    path.closePath();
    return path;
  }

  Change filled(Shape shape) {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return Filters.within(shape, Filters.pixelated(between(2, 4)));
    }
    if (kind == 1) {
      return Filters.within(shape, Filters.blurred(between(0.3, 0.6)));
    }
    return (photo, face) -> painted(photo, face, shape, kind);
  }

  private BufferedImage painted(BufferedImage photo, FaceFrame face, Shape shape, int kind) {
    BufferedImage altered = Filters.copy(photo);
    Graphics2D pen = altered.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.transform(face.placement());
    pen.setPaint(paint(photo, face, kind));
    pen.fill(shape);
    pen.dispose();
    return altered;
  }

  private Paint paint(BufferedImage photo, FaceFrame face, int kind) {
    return switch (kind) {
      case 2 -> shade(random.nextInt(2) * 255, 30);
      case 3 -> shade(random.nextInt(256), 15);
      case 4, 5 -> ofPhoto(photo, face.at(between(-0.8, 0.8), between(-0.8, 1.3)));
      case 6 -> texture(photo, face);
      case 7 -> new GradientPaint(point(), any(), point(), any());
      case 8 -> new TexturePaint(speckles(), new Rectangle2D.Double(0, 0, 1, 1));
      case 9 ->
          new TexturePaint(
              stripes(), new Rectangle2D.Double(0, 0, between(0.1, 0.8), between(0.1, 0.8)));
      default -> any();
    };
  }

  /** What lies elsewhere in the photo: skin, hair, clothes, background. */
  private Paint texture(BufferedImage photo, FaceFrame face) {
    double shift = between(0.6, 3) * (random.nextBoolean() ? 1 : -1);
    double width = photo.getWidth() / face.eyeDistance();
    double height = photo.getHeight() / face.eyeDistance();
    return new TexturePaint(
        photo, new Rectangle2D.Double(shift, between(-height, height), width, height));
  }

  private BufferedImage speckles() {
    BufferedImage cell = new BufferedImage(24, 24, BufferedImage.TYPE_3BYTE_BGR);
    int base = random.nextInt(256);
    int spread = random.nextInt(10, 128);
    for (int i = 0; i < 24 * 24; i++) {
      cell.setRGB(i % 24, i / 24, shade(base, spread).getRGB());
    }
    return cell;
  }

  private BufferedImage stripes() {
    BufferedImage cell = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
    int one = any().getRGB();
    int other = any().getRGB();
    int pattern = random.nextInt(3);
    for (int i = 0; i < 64; i++) {
      boolean across = i % 8 < 4;
      boolean down = i / 8 < 4;
      boolean first = pattern == 0 ? across : pattern == 1 ? down : across == down;
      cell.setRGB(i % 8, i / 8, first ? one : other);
    }
    return cell;
  }

  private static Color ofPhoto(BufferedImage photo, Point at) {
    int x = (int) Math.clamp(at.x(), 0, photo.getWidth() - 1);
    int y = (int) Math.clamp(at.y(), 0, photo.getHeight() - 1);
    return new Color(photo.getRGB(x, y));
  }

  private Color shade(int base, int spread) {
    int grey = Math.clamp(base + random.nextInt(-spread, spread + 1), 0, 255);
    return new Color(grey, grey, grey);
  }

  private Color any() {
    return new Color(random.nextInt(1 << 24));
  }

  private Point2D point() {
    return new Point2D.Double(between(-1.2, 1.2), between(-0.6, 1.6));
  }

  private double between(double low, double high) {
    return random.nextDouble(low, high);
  }
}
