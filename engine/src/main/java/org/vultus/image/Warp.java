package org.vultus.image;

import org.vultus.geometry.Box;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;

/** Samples a raster bilinearly through a similarity transform; outside the raster all is black. */
public final class Warp {

  /** Each result pixel sees four source pixels: beyond this it would pass over some. */
  private static final int LARGEST_SHRINK = 2;

  /**
   * From a halved raster back to the raster: the centre of the first of two pixels lies a quarter
   * halved pixel before that of their mean.
   */
  private static final SimilarityTransform DOUBLED = new SimilarityTransform(2, 0, 0.5, 0.5);

  private Warp() {}

  /**
   * The picture that {@code transform} makes of {@code source}. Where it shrinks by more than 2,
   * the source is halved first.
   *
   * @param transform from source to result
   */
  public static Raster apply(Raster source, SimilarityTransform transform, int width, int height) {
    SimilarityTransform back = transform.inverse();
    int halvings = halvings(source, back.scale());
    Box region = region(source, back, width, height, 1 << halvings);
    Raster part = source.cropped(region);
    SimilarityTransform toSource = new SimilarityTransform(1, 0, region.x(), region.y());
    for (int i = 0; i < halvings; i++) {
      part = part.halved();
      toSource = toSource.after(DOUBLED);
    }
    return sample(part, transform.after(toSource).inverse(), width, height);
  }

  /** At most until nothing is left of the source, whatever the transform says. */
  private static int halvings(Raster source, double shrink) {
    int halvings = 0;
    while (shrink / (1 << halvings) > LARGEST_SHRINK && source.longSide() >> halvings > 1) {
      halvings++;
    }
    return halvings;
  }

  /** The part of the source that the result can see, on a grid that halving keeps whole. */
  private static Box region(
      Raster source, SimilarityTransform back, int width, int height, int grid) {
    Point centre = back.apply(new Point(width / 2.0, height / 2.0));
    double reach = back.scale() * Math.hypot(width, height) / 2 + 2 * grid;
    int left = edge(centre.x() - reach, source.width(), grid);
    int top = edge(centre.y() - reach, source.height(), grid);
    int right = (int) Math.clamp(Math.ceil(centre.x() + reach), left, source.width());
    int bottom = (int) Math.clamp(Math.ceil(centre.y() + reach), top, source.height());
    return new Box(left, top, right - left, bottom - top);
  }

  private static int edge(double position, int size, int grid) {
    return (int) Math.clamp(Math.floor(position), 0, size) / grid * grid;
  }

  private static Raster sample(Raster source, SimilarityTransform back, int width, int height) {
    byte[] to = new byte[3 * width * height];
    for (int y = 0, index = 0; y < height; y++) {
      for (int x = 0; x < width; x++, index += 3) {
        Point from = back.apply(new Point(x, y));
        sample(source, from.x(), from.y(), to, index);
      }
    }
    return new Raster(width, height, to);
  }

  private static void sample(Raster source, double x, double y, byte[] to, int index) {
    if (!(x > -1 && y > -1 && x < source.width() && y < source.height())) {
      return;
    }
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double bottom = y - top;
    for (int c = 0; c < 3; c++) {
      double upper =
          pixel(source, left, top, c) * (1 - right) + pixel(source, left + 1, top, c) * right;
      double lower =
          pixel(source, left, top + 1, c) * (1 - right)
              + pixel(source, left + 1, top + 1, c) * right;
      to[index + c] = (byte) (upper * (1 - bottom) + lower * bottom + 0.5);
    }
  }

  private static int pixel(Raster source, int x, int y, int channel) {
    boolean outside = x < 0 || y < 0 || x >= source.width() || y >= source.height();
    return outside ? 0 : source.at(3 * (y * source.width() + x) + channel);
  }
}
