package org.vultus.image;

import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;

/** Samples a raster bilinearly through a similarity transform; outside the raster all is black. */
public final class Warp {

  private Warp() {}

  /**
   * The picture that {@code transform} makes of {@code source}.
   *
   * @param transform from source to result; it should not shrink by much more than 2, since each
   *     result pixel sees only four source pixels
   */
  public static Raster apply(Raster source, SimilarityTransform transform, int width, int height) {
    SimilarityTransform back = transform.inverse();
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
