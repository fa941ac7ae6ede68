package org.vultus.vision;

import org.vultus.geometry.Landmarks;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.image.Warp;
import org.vultus.pack.EmbedderSpec;

/** Moves a face so that its landmarks lie where an embedder expects them. */
final class Aligner {

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
    return Warp.apply(image, toCrop(face), width, height);
  }

  /** Where the face's landmarks lie in its aligned crop. */
  Landmarks inCrop(Landmarks face) {
    return face.map(toCrop(face)::apply);
  }

  private SimilarityTransform toCrop(Landmarks face) {
    return SimilarityTransform.fit(face.points(), reference.points());
  }
}
