package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ComparisonsTest {

  private static final Comparisons PAIRS =
      Comparisons.of(
          new int[] {7, 7, 8, 9},
          new int[] {0, 0, 1},
          new int[] {1, 2, 2},
          new double[] {0.8, 0.1, 0.3});

  @Test
  void pairs_areGenuineIfThePersonIsOne() {
    assertThat(PAIRS.genuine()).isEqualTo(1);
    assertThat(PAIRS.impostor()).isEqualTo(2);
    assertThat(PAIRS.similarities(true)).containsExactly(0.8);
    assertThat(PAIRS.similarities(false)).containsExactly(0.3, 0.1);
  }

  @Test
  void peopleAndImages_areThoseThatOccur() {
    assertThat(PAIRS.people()).containsExactly(7, 8);
    assertThat(PAIRS.images()).containsExactly(0, 1, 2);
    assertThat(PAIRS.peopleWithGenuine()).isEqualTo(1);
  }

  @Test
  void among_keepsPairsOfWhichBothImagesPass() {
    Comparisons kept = PAIRS.among(image -> image != 1);
    assertThat(kept.genuine()).isZero();
    assertThat(kept.similarities(false)).containsExactly(0.1);
  }

  @Test
  void lengths_mustAgree() {
    assertThatThrownBy(
            () -> Comparisons.of(new int[] {1}, new int[] {0}, new int[0], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void histogram_countsEveryValueOnce() {
    double[] values = {-1, -0.99, 0, 0.49, 0.5, 1, 1.5, Double.NEGATIVE_INFINITY};
    Histogram histogram = Histogram.of(values, -1, 1, 4);
    assertThat(histogram.counts()).containsExactly(2, 0, 2, 3);
    assertThat(histogram.uncounted()).isEqualTo(1);
  }
}
