package org.vultus.lab.strangers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.vultus.geometry.Point;
import org.vultus.lab.strangers.Alteration.Change;

/** Changes that draw over a part of the face; shapes in the coordinates of {@link FaceFrame}. */
final class Covers {

  /** Over both eyes, from brows to cheeks. */
  static final Shape EYES = new Rectangle2D.Double(-1.1, -0.35, 2.2, 0.7);

  /** Over the mouth and the chin. */
  static final Shape MOUTH = new Rectangle2D.Double(-0.75, 0.72, 1.5, 0.75);

  /** All below the bridge of the nose, as a mask covers it. */
  static final Shape MASK = mask();

  /** The left half as seen in the picture. */
  static final Shape LEFT = new Rectangle2D.Double(-1.6, -1.6, 1.6, 3.8);

  /** The right half as seen in the picture. */
  static final Shape RIGHT = new Rectangle2D.Double(0, -1.6, 1.6, 3.8);

  /** All above the nose. */
  static final Shape TOP = new Rectangle2D.Double(-1.6, -1.8, 3.2, 2.2);

  /** The whole head but for a slit at the eyes. */
  static final Shape HOOD = hood();

  private static final Color INK = new Color(20, 20, 25);

  private Covers() {}

  /** A shape of one colour. */
  static Change cover(Shape shape, Color colour) {
    return draw((pen, photo, face) -> fill(pen, shape, colour));
  }

  /** A shape in the colour of the person's own cheek. */
  static Change skin(Shape shape) {
    return draw((pen, photo, face) -> fill(pen, shape, cheek(photo, face)));
  }

  /** A shape of a checked cloth, the same for everybody. */
  static Change cloth(Shape shape) {
    return draw((pen, photo, face) -> fill(pen, shape, checks(new Color(150, 40, 40), INK)));
  }

  /** Dark glasses, the same for everybody. */
  static Change sunglasses() {
    return draw(
        (pen, photo, face) -> {
          fill(pen, lens(-0.5), INK);
          fill(pen, lens(0.5), INK);
          frame(pen);
        });
  }

  /** Clear glasses with a thick frame, the same for everybody. */
  static Change glasses() {
    return draw(
        (pen, photo, face) -> {
          pen.setColor(INK);
          pen.setStroke(new BasicStroke(0.09f));
          pen.draw(lens(-0.5));
          pen.draw(lens(0.5));
          frame(pen);
        });
  }

  /** A hat, the same for everybody. */
  static Change hat() {
    return draw(
        (pen, photo, face) -> {
          fill(pen, new Ellipse2D.Double(-1.3, -2.4, 2.6, 2.6), new Color(60, 70, 150));
          fill(pen, new Rectangle2D.Double(-1.6, -0.75, 3.2, 0.25), new Color(30, 35, 90));
        },
        EYES_FREE);
  }

  /** A full beard, the same for everybody. */
  static Change beard() {
    Area beard = new Area(new Ellipse2D.Double(-1.05, -0.1, 2.1, 2.1));
    beard.subtract(new Area(new Rectangle2D.Double(-1.2, -1, 2.4, 1.7)));
    beard.subtract(new Area(new Ellipse2D.Double(-0.4, 0.85, 0.8, 0.3)));
    return draw((pen, photo, face) -> fill(pen, beard, new Color(45, 32, 25)));
  }

  /** Painted stripes over the cheeks, the same for everybody. */
  static Change warPaint() {
    return draw(
        (pen, photo, face) -> {
          pen.setColor(new Color(180, 30, 30));
          pen.setStroke(new BasicStroke(0.12f));
          for (double y = 0.35; y < 0.9; y += 0.25) {
            pen.draw(new Line2D.Double(-0.9, y, -0.3, y + 0.1));
            pen.draw(new Line2D.Double(0.9, y, 0.3, y + 0.1));
          }
        });
  }

  /** The crown of a hat ends above this. */
  private static final Shape EYES_FREE = new Rectangle2D.Double(-3, -4, 6, 3.5);

  private interface Drawing {
    void on(Graphics2D pen, BufferedImage photo, FaceFrame face);
  }

  private static Change draw(Drawing drawing, Shape within) {
    return draw(
        (pen, photo, face) -> {
          pen.clip(within);
          drawing.on(pen, photo, face);
        });
  }

  private static Change draw(Drawing drawing) {
    return (photo, face) -> {
      BufferedImage altered = Filters.copy(photo);
      Graphics2D pen = altered.createGraphics();
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.transform(face.placement());
      drawing.on(pen, photo, face);
      pen.dispose();
      return altered;
    };
  }

  private static void fill(Graphics2D pen, Shape shape, Paint paint) {
    pen.setPaint(paint);
    pen.fill(shape);
  }

  private static Shape lens(double x) {
    return new RoundRectangle2D.Double(x - 0.38, -0.22, 0.76, 0.52, 0.3, 0.3);
  }

  private static void frame(Graphics2D pen) {
    pen.setColor(INK);
    pen.setStroke(new BasicStroke(0.09f));
    pen.draw(new Line2D.Double(-0.12, -0.1, 0.12, -0.1));
    pen.draw(new Line2D.Double(-1.1, -0.12, -0.85, -0.1));
    pen.draw(new Line2D.Double(0.85, -0.1, 1.1, -0.12));
  }

  private static Shape mask() {
    Path2D mask = new Path2D.Double();
    mask.moveTo(-1.05, 0.3);
    mask.quadTo(0, 0.15, 1.05, 0.3);
    mask.lineTo(0.95, 1.2);
    mask.quadTo(0, 2.3, -0.95, 1.2);
    mask.closePath();
    return mask;
  }

  private static Shape hood() {
    Area hood = new Area(new Rectangle2D.Double(-1.6, -2, 3.2, 4.2));
    hood.subtract(new Area(new Rectangle2D.Double(-0.95, -0.3, 1.9, 0.6)));
    return hood;
  }

  private static TexturePaint checks(Color one, Color other) {
    BufferedImage cell = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 64; i++) {
      cell.setRGB(i % 8, i / 8, ((i % 8 < 4) == (i / 8 < 4) ? one : other).getRGB());
    }
    return new TexturePaint(cell, new Rectangle2D.Double(0, 0, 0.24, 0.24));
  }

  private static Color cheek(BufferedImage photo, FaceFrame face) {
    Point at = face.at(0.45, 0.6);
    int x = (int) Math.clamp(at.x(), 0, photo.getWidth() - 1);
    int y = (int) Math.clamp(at.y(), 0, photo.getHeight() - 1);
    return new Color(photo.getRGB(x, y));
  }
}
