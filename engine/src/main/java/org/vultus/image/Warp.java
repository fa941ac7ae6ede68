package org.vultus.image;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
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
    Point first = back.apply(new Point(0, 0));
    Point last = back.apply(new Point(width, height));
    Point other = back.apply(new Point(width, 0));
    Point another = back.apply(new Point(0, height));
    DoubleSummaryStatistics x =
        DoubleStream.of(first.x(), last.x(), other.x(), another.x()).summaryStatistics();
    DoubleSummaryStatistics y =
        DoubleStream.of(first.y(), last.y(), other.y(), another.y()).summaryStatistics();
    int margin = 2 * grid;
    int left = edge(x.getMin() - margin, source.width(), grid);
    int top = edge(y.getMin() - margin, source.height(), grid);
    int right = (int) Math.clamp(Math.ceil(x.getMax() + margin), left, source.width());
    int bottom = (int) Math.clamp(Math.ceil(y.getMax() + margin), top, source.height());
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
    float right = (float) (x - left);
    float bottom = (float) (y - top);
    boolean inside =
        left >= 0 && top >= 0 && left + 1 < source.width() && top + 1 < source.height();
    int at = 3 * (top * source.width() + left);
    int below = at + 3 * source.width();
    for (int c = 0; c < 3; c++) {
      to[index + c] =
          inside
              ? mean(
                  source.at(at + c),
                  source.at(at + 3 + c),
                  source.at(below + c),
                  source.at(below + 3 + c),
                  right,
                  bottom)
              : mean(
                  pixel(source, left, top, c),
                  pixel(source, left + 1, top, c),
                  pixel(source, left, top + 1, c),
                  pixel(source, left + 1, top + 1, c),
                  right,
                  bottom);
    }
  }

  /** Of four neighbours, by how far right and down between them the place lies, 0 to 1. */
  private static byte mean(int a, int b, int c, int d, float right, float bottom) {
    float upper = a + (b - a) * right;
    float lower = c + (d - c) * right;
    return (byte) (upper + (lower - upper) * bottom + 0.5f);
  }

  private static int pixel(Raster source, int x, int y, int channel) {
    boolean outside = x < 0 || y < 0 || x >= source.width() || y >= source.height();
    return outside ? 0 : source.at(3 * (y * source.width() + x) + channel);
  }
}
