package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscardCurveTest {

  /** Ten images, two a person; the pair of images 0 and 1 fails, the other four match. */
  private static final Comparisons TEN =
      Comparisons.of(
          new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4},
          new int[] {0, 2, 4, 6, 8, 0, 2},
          new int[] {1, 3, 5, 7, 9, 4, 6},
          new double[] {0.1, 0.9, 0.9, 0.9, 0.9, 0.3, 0.2});

  @Test
  void discardingTheBadImage_removesTheError() {
    double[] quality = {0.0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    List<DiscardCurve.Point> curve = DiscardCurve.of(TEN, quality, 0, new double[] {0, 0.1});
    assertThat(curve.get(0).fnmr()).isEqualTo(0.2);
    assertThat(curve.get(1)).isEqualTo(new DiscardCurve.Point(0.1, 9, 4, 0, 0, 0, false));
  }

  @Test
  void discardingByAMeaninglessValue_doesNot() {
    double[] quality = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
    List<DiscardCurve.Point> curve = DiscardCurve.of(TEN, quality, 0, new double[] {0.1});
    assertThat(curve.getFirst().fnmr()).isEqualTo(0.25);
  }

  @Test
  void imageWithoutQuality_goesFirst() {
    double[] quality = {Double.NaN, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(DiscardCurve.of(TEN, quality, 0, new double[] {0.1}).getFirst().fnmr()).isZero();
  }

  @Test
  void threshold_isThatOfAllPairsUnlessSetAnew() {
    double[] quality = {0.0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    DiscardCurve.Point half = DiscardCurve.of(TEN, quality, 0.5, new double[] {0.1}).getFirst();
    // All pairs: no more than one of two impostors matches from above 0.2 on; one at 0.2 is left.
    assertThat(half.fmr()).isZero();
  }

  /** 100 of 1,000 genuine and 100 of 1,000 impostor pairs err at the threshold of FMR 0.1. */
  @Test
  void point_isSupportedByThirtyErrorsOfEitherKind() {
    Comparisons many = Simulated.normal(1000, 1000, 2 * -Simulated.probit(0.1), 3);
    double[] worthless = new double[4000];
    assertThat(supported(many, worthless, 0.1)).isTrue();
    assertThat(supported(many, worthless, 0.01)).as("10 false matches").isFalse();
    assertThat(supported(many, worthless, 0.9)).as("hardly any false non-match").isFalse();
  }

  private static boolean supported(Comparisons all, double[] quality, double fmr) {
    return DiscardCurve.of(all, quality, fmr, new double[] {0}).getFirst().supported();
  }

  @Test
  void curve_endsWhereNoPairsAreLeft() {
    double[] quality = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] parts = {0, 0.2, 0.4, 0.6, 0.8, 1};
    assertThat(DiscardCurve.of(TEN, quality, 0.1, parts)).hasSize(2);
  }
}
