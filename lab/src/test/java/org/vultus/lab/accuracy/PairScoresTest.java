package org.vultus.lab.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairScoresTest {

  private static final double NO_FACE = Double.NEGATIVE_INFINITY;

  @Test
  void accuracy_countsBothKindsOfError() {
    PairScores scores = scores(of(0.9, 0.8, 0.3, 0.7), of(0.1, 0.2, 0.6, 0.0));
    assertThat(scores.accuracy(0.5)).isEqualTo(6 / 8.0);
    assertThat(scores.fnmr(0.5)).isEqualTo(1 / 4.0);
    assertThat(scores.fmr(0.5)).isEqualTo(1 / 4.0);
  }

  @Test
  void similarityThatEqualsTheThreshold_matches() {
    PairScores scores = scores(of(0.5), of(0.5));
    assertThat(scores.fnmr(0.5)).isZero();
    assertThat(scores.fmr(0.5)).isOne();
  }

  @Test
  void best_isNotBeatenByAnyThreshold() {
    PairScores scores = scores(of(0.9, 0.4, 0.2), of(0.3, 0.1, 0.0));
    assertThat(scores.best()).isEqualTo(new PairScores.AtThreshold(5 / 6.0, 0.2));
    for (double threshold = -1; threshold <= 1; threshold += 0.01) {
      assertThat(scores.accuracy(threshold)).isLessThanOrEqualTo(scores.best().accuracy());
    }
  }

  @Test
  void pairWithoutAFace_matchesAtNoThreshold() {
    PairScores scores = scores(of(0.9, NO_FACE), of(0.1, NO_FACE));
    assertThat(scores.fnmr(-1)).isEqualTo(0.5);
    assertThat(scores.fmr(-1)).isEqualTo(0.5);
    assertThat(scores.best()).isEqualTo(new PairScores.AtThreshold(0.75, 0.9));
  }

  @Test
  void thresholdAt_letsNoMoreThanThatRateMatch() {
    PairScores scores = scores(of(0.9), of(0.1, 0.2, 0.3, 0.4));
    assertThat(scores.fmr(scores.thresholdAt(0.5))).isEqualTo(0.5);
    assertThat(scores.fmr(scores.thresholdAt(0.3))).isEqualTo(0.25);
    assertThat(scores.fmr(scores.thresholdAt(0))).isZero();
    assertThat(scores.fmr(scores.thresholdAt(1))).isOne();
  }

  @Test
  void areaUnderCurve_isTheChanceOfTheRightOrder() {
    assertThat(scores(of(0.9, 0.8), of(0.1, 0.2)).areaUnderCurve()).isOne();
    assertThat(scores(of(0.5, 0.1), of(0.5, 0.3)).areaUnderCurve()).isEqualTo(1.5 / 4);
  }

  @Test
  void equalErrorRate_liesWhereTheErrorsMeet() {
    PairScores scores = scores(of(0.9, 0.8, 0.7, 0.2), of(0.0, 0.1, 0.1, 0.75));
    assertThat(scores.equalErrorRate()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void oneKindOfPairsAlone_isRefused() {
    assertThatThrownBy(() -> scores(of(), of(0.1))).hasMessageContaining("both needed");
  }

  private static PairScores scores(double[] genuine, double[] impostor) {
    return new PairScores(genuine, impostor);
  }

  private static double[] of(double... scores) {
    return scores;
  }
}
