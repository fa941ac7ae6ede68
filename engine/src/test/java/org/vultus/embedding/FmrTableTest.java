package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.embedding.FalseMatchRate.Basis;

final class FmrTableTest {

  /** A Rayleigh distribution, whose tail falls as fast as a normal one's. */
  private static final FmrTable RAYLEIGH = rayleigh(1_000_000);

  private static final FmrTable EXPONENTIAL =
      new FmrTable(1, 30_000, List.of(0.0, 0.1, 0.2, 0.3), List.of(1.0, 0.1, 0.01, 1e-3));

  @Test
  void table_goesAsFarAsThirtyComparisonsReach() {
    assertThat(RAYLEIGH.comparisons()).isEqualTo(1_000_000);
    assertThat(RAYLEIGH.fmr().getFirst()).isEqualTo(1);
    assertThat(RAYLEIGH.fmr().getLast()).isBetween(3e-5, 5e-5);
    assertThat(rayleigh(1000).fmr().getLast()).isBetween(0.03, 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.1, 0.03, 1e-2, 3e-3, 1e-3, 1e-4, 5e-5, 1e-5, 4e-6})
  void threshold_andBack_isTheSameRate(double fmr) {
    assertThat(RAYLEIGH.rate(RAYLEIGH.threshold(fmr)).value())
        .isCloseTo(fmr, Percentage.withPercentage(1e-6));
  }

  @Test
  void rate_neverRisesWithTheSimilarity_andFallsWithinTheData() {
    double end = RAYLEIGH.threshold(RAYLEIGH.lowestRate());
    double before = 1.0;
    for (double s = -1; s <= 1; s += 0.001) {
      double rate = RAYLEIGH.rate(s).value();
      assertThat(rate).isLessThanOrEqualTo(before);
      if (s > RAYLEIGH.similarity().getFirst() + 0.001 && s < end) {
        assertThat(rate).isLessThan(before);
      }
      before = rate;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
  void measuredRate_isThatOfTheDistribution(double fmr) {
    assertThat(RAYLEIGH.threshold(fmr)).isCloseTo(trueThreshold(fmr), within(2e-4));
    assertThat(RAYLEIGH.rate(trueThreshold(fmr)).basis()).isEqualTo(Basis.MEASURED);
  }

  /** The true tail falls faster than the line: the promise is kept, with some to spare. */
  @Test
  void extrapolation_errsOnTheSafeSide() {
    double exact = trueThreshold(5e-6);
    assertThat(RAYLEIGH.threshold(5e-6)).isBetween(exact, exact + 0.03);
    FalseMatchRate rate = RAYLEIGH.rate(exact);
    assertThat(rate.value()).isBetween(5e-6, 1e-5);
    assertThat(rate.basis()).isEqualTo(Basis.EXTRAPOLATED);
  }

  @Test
  void exponentialTail_isExtrapolatedExactly() {
    assertThat(EXPONENTIAL.threshold(2e-4)).isCloseTo(0.3 + 0.1 * Math.log10(5), within(1e-12));
    assertThat(EXPONENTIAL.rate(0.25).value()).isCloseTo(Math.pow(10, -2.5), within(1e-12));
  }

  /** 3 in 30,000: the most that a sample without an error can say. */
  @Test
  void beyondTheSample_thereIsOnlyABound() {
    assertThat(EXPONENTIAL.lowestRate()).isEqualTo(1e-4);
    assertThat(EXPONENTIAL.rate(0.41)).isEqualTo(new FalseMatchRate(1e-4, Basis.UPPER_BOUND));
    assertThat(EXPONENTIAL.rate(1)).isEqualTo(new FalseMatchRate(1e-4, Basis.UPPER_BOUND));
    assertThatThrownBy(() -> EXPONENTIAL.threshold(9e-5))
        .hasMessageContaining("30000 comparisons carry false match rates from 1.0e-04");
  }

  @Test
  void belowTheTable_everybodyMatches() {
    assertThat(RAYLEIGH.rate(-1)).isEqualTo(new FalseMatchRate(1, Basis.MEASURED));
    assertThat(RAYLEIGH.threshold(1)).isEqualTo(RAYLEIGH.similarity().getFirst());
  }

  @Test
  void equalSimilarities_shareTheirRate() {
    SimilarityTally tally = new SimilarityTally();
    for (int i = 0; i < 1000; i++) {
      tally.add(i < 400 ? 0.5 : 0);
    }
    FmrTable table = FmrTable.of(1, tally);
    assertThat(table.fmr()).containsExactly(1.0, 0.4);
    assertThat(table.similarity()).containsExactly(0.0, 0.5);
    assertThat(table.rate(0.5).value()).isEqualTo(0.4);
  }

  @Test
  void oddPairsFarOut_doNotMoveTheFirmTail() {
    SimilarityTally tally = tally(100_000);
    double before = FmrTable.of(1, tally).robustSimilarity(1e-5, 300);
    for (int i = 0; i < 20; i++) {
      tally.add(0.9);
    }
    assertThat(FmrTable.of(1, tally).robustSimilarity(1e-5, 300)).isCloseTo(before, within(0.03));
  }

  @Test
  void tableThatDoesNotFall_isRefused() {
    assertRefused(List.of(0.0, 0.1), List.of(0.1, 0.2), "falls as 'similarity' rises");
    assertRefused(List.of(0.1, 0.1), List.of(0.2, 0.1), "falls as 'similarity' rises");
    assertRefused(List.of(0.2, 0.1), List.of(0.2, 0.1), "falls as 'similarity' rises");
    assertRefused(List.of(0.0), List.of(0.1), "at least 2");
    assertRefused(List.of(), List.of(), "at least 2");
    assertRefused(List.of(0.0, 0.1), List.of(0.1), "as many values as each other");
  }

  @Test
  void valuesOutOfRange_areRefused() {
    assertRefused(List.of(0.0, 1.1), List.of(0.5, 0.4), "not 1.1");
    assertRefused(List.of(0.0, Double.NaN), List.of(0.5, 0.4), "not NaN");
    assertRefused(List.of(0.0, 0.1), List.of(0.5, 0.0), "above 0");
    assertRefused(List.of(0.0, 0.1), List.of(1.5, 0.5), "at most 1");
    assertThatThrownBy(() -> RAYLEIGH.threshold(0)).hasMessageContaining("false match rates");
    assertThatThrownBy(() -> RAYLEIGH.rate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rateFromNowhere_isRefused() {
    assertRefused(List.of(0.0, 0.9), List.of(1.0, 1e-9), "1.0E-9 of 1000 are fewer");
    assertThatThrownBy(() -> FmrTable.of(1, new SimilarityTally()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(List<Double> similarity, List<Double> fmr, String reason) {
    assertThatThrownBy(() -> new FmrTable(1, 1000, similarity, fmr))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static FmrTable rayleigh(int comparisons) {
    return FmrTable.of(1, tally(comparisons));
  }

  private static SimilarityTally tally(int comparisons) {
    SimilarityTally tally = new SimilarityTally();
    for (int i = 0; i < comparisons; i++) {
      tally.add(trueThreshold((i + 0.5) / comparisons));
    }
    return tally;
  }

  private static double trueThreshold(double fmr) {
    return 0.1 * Math.sqrt(-2 * Math.log(fmr));
  }
}
