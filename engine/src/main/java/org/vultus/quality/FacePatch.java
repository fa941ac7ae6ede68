package org.vultus.quality;

import java.util.Arrays;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.image.Warp;

/**
 * The luminance of the inner face, always at the same place and size: from above the brows to below
 * the lips, with 24 pixels between the eyes. That is less than any face that may be enrolled has,
 * so that what is measured here does not depend on how large the face is.
 */
final class FacePatch {

  static final int WIDTH = 40;
  static final int HEIGHT = 48;

  private static final double EYE_DISTANCE = 24;
  private static final double EYES_DOWN = 14;

  /** Beyond this the warp, which sees four pixels only, would skip some. */
  private static final double LARGEST_SHRINK = 1.5;

  /** Each pixel is the mean of 2 × 2 samples: else sharpness would depend on the face's size. */
  private static final int SAMPLES = 2;

  private static final Landmarks REFERENCE =
      FrontalFace.LANDMARKS.map(
          p ->
              new Point(
                  SAMPLES * (WIDTH / 2.0 + EYE_DISTANCE * p.x()) - 0.5,
                  SAMPLES * (EYES_DOWN + EYE_DISTANCE * p.y()) - 0.5));

  private final float[] luminance;

  private FacePatch(float[] luminance) {
    this.luminance = luminance;
  }

  /** The patch of a face in {@code raster}. */
  static FacePatch of(Raster raster, Landmarks face) {
    SimilarityTransform toSamples = SimilarityTransform.fit(face.points(), REFERENCE.points());
    if (toSamples.scale() * LARGEST_SHRINK < 1 && raster.longSide() > WIDTH) {
      return of(raster.halved(), face.map(p -> new Point(p.x() / 2 - 0.25, p.y() / 2 - 0.25)));
    }
    Raster samples = Warp.apply(raster, toSamples, SAMPLES * WIDTH, SAMPLES * HEIGHT);
    return new FacePatch(luminance(samples.halved().bgr()));
  }

  /** Standard deviation of the Laplacian by that of the luminance; 0 for a plain surface. */
  double sharpness() {
    Spread laplacian = new Spread();
    for (int y = 1; y < HEIGHT - 1; y++) {
      for (int x = 1; x < WIDTH - 1; x++) {
        laplacian.add(laplacian(y * WIDTH + x));
      }
    }
    Spread all = new Spread();
    for (float value : luminance) {
      all.add(value);
    }
    return all.deviation() > 0 ? laplacian.deviation() / all.deviation() : 0;
  }

  /** The part of the patch with a luminance of {@code from} to {@code to}, both included. */
  double share(int from, int to) {
    int count = 0;
    for (float value : luminance) {
      count += value >= from && value <= to ? 1 : 0;
    }
    return (double) count / luminance.length;
  }

  /** The intersection of the two halves' histograms of 16 bins, 0 to 1. */
  double uniformity() {
    int[] left = new int[16];
    int[] right = new int[16];
    for (int i = 0; i < luminance.length; i++) {
      int[] half = i % WIDTH < WIDTH / 2 ? left : right;
      half[(int) luminance[i] / 16]++;
    }
    int common = 0;
    for (int bin = 0; bin < left.length; bin++) {
      common += Math.min(left[bin], right[bin]);
    }
    return 2.0 * common / luminance.length;
  }

  /** Entropy of the histogram of 256 bins, in bits. */
  double entropy() {
    int[] histogram = new int[256];
    for (float value : luminance) {
      histogram[(int) value]++;
    }
    return Arrays.stream(histogram)
        .filter(count -> count > 0)
        .mapToDouble(count -> (double) count / luminance.length)
        .map(part -> -part * Math.log(part) / Math.log(2))
        .sum();
  }

  /** By rows, 0 to 255; not a copy: not to be changed. */
  float[] luminance() {
    return luminance;
  }

  private double laplacian(int at) {
    return 4 * luminance[at]
        - luminance[at - 1]
        - luminance[at + 1]
        - luminance[at - WIDTH]
        - luminance[at + WIDTH];
  }

  /** By ITU-R BT.601, as JPEG has it. */
  private static float[] luminance(byte[] bgr) {
    float[] luminance = new float[bgr.length / 3];
    for (int i = 0; i < luminance.length; i++) {
      int blue = bgr[3 * i] & 0xff;
      int green = bgr[3 * i + 1] & 0xff;
      int red = bgr[3 * i + 2] & 0xff;
      luminance[i] = 0.114f * blue + 0.587f * green + 0.299f * red;
    }
    return luminance;
  }

  /** Collects values for their standard deviation. */
  private static final class Spread {

    private int count;
    private double sum;
    private double squares;

    void add(double value) {
      count++;
      sum += value;
      squares += value * value;
    }

    double deviation() {
      double mean = sum / count;
      return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
  }
}
