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
    assertThat(curve.get(1)).isEqualTo(new DiscardCurve.Point(0.1, 9, 4, 0, 0, 0));
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

  @Test
  void curve_endsWhereNoPairsAreLeft() {
    double[] quality = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] parts = {0, 0.2, 0.4, 0.6, 0.8, 1};
    assertThat(DiscardCurve.of(TEN, quality, 0.1, parts)).hasSize(2);
  }
}
