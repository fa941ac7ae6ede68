package org.vultus.vision;

import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.image.Warp;
import org.vultus.pack.EmbedderSpec;

/** Moves a face so that its landmarks lie where an embedder expects them. */
final class Aligner {

  private static final int LARGEST_SHRINK = 2;

  private final Landmarks reference;
  private final int width;
  private final int height;

  Aligner(EmbedderSpec spec) {
    this.reference = spec.reference();
    this.width = spec.width();
    this.height = spec.height();
  }

  /** How many pixels of the image one pixel of the aligned crop covers along a side. */
  double shrink(Landmarks face) {
    return 1 / toCrop(face).scale();
  }

  /** The aligned crop; parts outside the image are black. */
  Raster align(Raster image, Landmarks face) {
    int halvings = halvings(image, shrink(face));
    Box region = region(image, face, 1 << halvings);
    Raster source = image.cropped(region);
    Landmarks inside = face.map(p -> new Point(p.x() - region.x(), p.y() - region.y()));
    for (int i = 0; i < halvings; i++) {
      source = source.halved();
      // The centre of the first of two pixels lies a quarter pixel before that of their mean.
      inside = inside.map(p -> new Point(p.x() / 2 - 0.25, p.y() / 2 - 0.25));
    }
    return Warp.apply(source, toCrop(inside), width, height);
  }

  /** At most until nothing is left of the image, whatever landmarks say. */
  private static int halvings(Raster image, double shrink) {
    int halvings = 0;
    while (shrink / (1 << halvings) > LARGEST_SHRINK && image.longSide() >> halvings > 1) {
      halvings++;
    }
    return halvings;
  }

  private SimilarityTransform toCrop(Landmarks face) {
    return SimilarityTransform.fit(face.points(), reference.points());
  }

  /** The part of the image that the crop can see, on a grid that halving keeps whole. */
  private Box region(Raster image, Landmarks face, int grid) {
    SimilarityTransform back = toCrop(face).inverse();
    Point centre = back.apply(new Point(width / 2.0, height / 2.0));
    double reach = back.scale() * Math.hypot(width, height) / 2 + 2 * grid;
    int left = edge(centre.x() - reach, image.width(), grid);
    int top = edge(centre.y() - reach, image.height(), grid);
    int right = (int) Math.clamp(Math.ceil(centre.x() + reach), left, image.width());
    int bottom = (int) Math.clamp(Math.ceil(centre.y() + reach), top, image.height());
    return new Box(left, top, right - left, bottom - top);
  }

  private static int edge(double position, int size, int grid) {
    return (int) Math.clamp(Math.floor(position), 0, size) / grid * grid;
  }
}
