package org.vultus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is gained by discarding the worst images: the error-versus-discard curve (Grother and
 * Tabassi, "Performance of biometric quality measures", IEEE PAMI 29 (2007); ISO/IEC 29794-1). A
 * pair goes when one of its images goes.
 */
public final class DiscardCurve {

  private DiscardCurve() {}

  /**
   * What remains after discarding.
   *
   * @param discarded the part of the images that was discarded, 0 to 1
   * @param images how many images remain
   * @param genuine how many genuine pairs remain
   * @param fmr false match rate at the threshold that gives all pairs the target rate
   * @param fnmr false non-match rate at that same threshold
   * @param fnmrAtFmr false non-match rate with the threshold set anew, so that the remaining
   *     impostor pairs have the target rate
   * @param supported whether {@code fnmr} rests on at least 30 errors, and its threshold on as many
   *     false matches of all pairs
   */
  public record Point(
      double discarded,
      int images,
      int genuine,
      double fmr,
      double fnmr,
      double fnmrAtFmr,
      boolean supported) {}

  /**
   * The curve, ending where no genuine or no impostor pair remains.
   *
   * @param quality of each image, the worst lowest; NaN, for an image without a face, is worst
   * @param fmr the target false match rate, 0 to 1
   * @param parts of the images to discard, each 0 to 1, ascending
   */
  public static List<Point> of(Comparisons all, double[] quality, double fmr, double[] parts) {
    double threshold = all.rates().thresholdAt(fmr);
    boolean firm = SampleSize.supports(fmr, all.impostor());
    int[] images = all.images();
    int[] rank = ranks(images, quality);
    List<Point> curve = new ArrayList<>();
    for (double part : parts) {
      int gone = (int) Math.floor(part * images.length + 1e-9);
      Comparisons left = all.among(image -> rank[image] >= gone);
      if (left.genuine() == 0 || left.impostor() == 0) {
        break;
      }
      ErrorRates rates = left.rates();
      double fnmr = rates.fnmr(threshold);
      curve.add(
          new Point(
              part,
              images.length - gone,
              left.genuine(),
              rates.fmr(threshold),
              fnmr,
              rates.fnmrAt(fmr),
              firm && SampleSize.supports(fnmr, left.genuine())));
    }
    return List.copyOf(curve);
  }

  /** For each image, how many are discarded before it. */
  private static int[] ranks(int[] images, double[] quality) {
    List<Integer> worstFirst =
        Arrays.stream(images)
            .boxed()
            .sorted(Comparator.comparingDouble(image -> orWorst(quality[image])))
            .toList();
    int[] rank = new int[quality.length];
    for (int i = 0; i < worstFirst.size(); i++) {
      rank[worstFirst.get(i)] = i;
    }
    return rank;
  }

  private static double orWorst(double quality) {
    return Double.isNaN(quality) ? Double.NEGATIVE_INFINITY : quality;
  }
}
