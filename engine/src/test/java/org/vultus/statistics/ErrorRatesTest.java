package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vultus.statistics.Simulated.phi;
import static org.vultus.statistics.Simulated.probit;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorRatesTest {

  private static final double NO_FACE = Double.NEGATIVE_INFINITY;

  /** By hand: 0.9g 0.8g 0.7i 0.6g 0.5i 0.4i 0.3g 0.2i */
  private static final ErrorRates EIGHT =
      rates(new double[] {0.9, 0.8, 0.6, 0.3}, new double[] {0.7, 0.5, 0.4, 0.2});

  @ParameterizedTest
  @CsvSource({"0.95, 0, 1", "0.9, 0, 0.75", "0.7, 0.25, 0.5", "0.6, 0.25, 0.25", "0.1, 1, 0"})
  void ratesAtAThreshold_areParts(double threshold, double fmr, double fnmr) {
    assertThat(EIGHT.fmr(threshold)).isEqualTo(fmr);
    assertThat(EIGHT.fnmr(threshold)).isEqualTo(fnmr);
  }

  @Test
  void threshold_isTheLowestThatKeepsTheRate() {
    assertThat(EIGHT.thresholdAt(0.25)).isEqualTo(Math.nextUp(0.5));
    assertThat(EIGHT.thresholdAt(0.24)).isEqualTo(Math.nextUp(0.7));
    assertThat(EIGHT.fnmrAt(0.25)).isEqualTo(0.25);
    assertThat(EIGHT.fnmrAt(1)).isZero();
  }

  @Test
  void areaAndEqualErrorRate_areThoseCountedByHand() {
    // Genuine wins: 4 + 4 + 3 + 1 of 16.
    assertThat(EIGHT.auc()).isEqualTo(12 / 16.0);
    assertThat(EIGHT.eer()).isEqualTo(0.25);
  }

  /**
   * 58 normal and 51 abnormal images, rated 1 to 5; published area: 0.893 (Hanley and McNeil, "The
   * meaning and use of the area under a receiver operating characteristic (ROC) curve", Radiology
   * 143 (1982), table I).
   */
  @Test
  void areaOfRatings_isThePublishedOne() {
    ErrorRates rates = rates(ratings(3, 2, 2, 11, 33), ratings(33, 6, 6, 11, 2));
    assertThat(rates.auc()).isCloseTo(0.893, within(0.0005));
  }

  @Test
  void best_decidesMostPairsRightly() {
    assertThat(EIGHT.best().accuracy()).isEqualTo(6 / 8.0);
    assertThat(EIGHT.best().threshold()).isEqualTo(0.6);
  }

  @Test
  void ties_countHalf() {
    ErrorRates equal = rates(new double[] {0.5, 0.5}, new double[] {0.5, 0.5});
    assertThat(equal.auc()).isEqualTo(0.5);
    assertThat(equal.eer()).isEqualTo(0.5);
    assertThat(equal.best().accuracy()).isEqualTo(0.5);
  }

  @Test
  void perfectSeparation_hasNoError() {
    ErrorRates perfect = rates(new double[] {0.9, 0.8}, new double[] {0.1, 0.2});
    assertThat(perfect.auc()).isEqualTo(1);
    assertThat(perfect.eer()).isZero();
    assertThat(perfect.best()).isEqualTo(new ErrorRates.Best(1, 0.8));
  }

  @Test
  void pairWithoutFace_matchesAtNoThreshold() {
    ErrorRates rates = rates(new double[] {0.9, NO_FACE}, new double[] {0.1, NO_FACE});
    assertThat(rates.fnmr(-1)).isEqualTo(0.5);
    assertThat(rates.fmr(-1)).isEqualTo(0.5);
    assertThat(rates.fnmrAt(1)).isEqualTo(0.5);
    // Of four comparisons of a genuine with an impostor pair two are won, one is a tie.
    assertThat(rates.auc()).isEqualTo(0.625);
    assertThat(rates.best().accuracy()).isEqualTo(0.75);
  }

  @Test
  void nothingComparable_isAllWrong() {
    ErrorRates rates = rates(new double[] {NO_FACE}, new double[] {NO_FACE});
    assertThat(rates.eer()).isEqualTo(0.5);
    assertThat(rates.auc()).isEqualTo(0.5);
    assertThat(rates.best().accuracy()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3})
  void normalDistributions_haveTheirAnalyticFigures(double d) {
    ErrorRates rates = Simulated.normal(100_000, 100_000, d, 7).rates();
    assertThat(rates.auc()).isCloseTo(phi(d / Math.sqrt(2)), within(0.003));
    assertThat(rates.eer()).isCloseTo(phi(-d / 2), within(0.003));
    assertThat(rates.best().accuracy()).isCloseTo(phi(d / 2), within(0.003));
    assertThat(rates.best().threshold()).isCloseTo(d / 2, within(0.1));
  }

  @Test
  void detCurveOfNormalDistributions_isStraightInProbits() {
    double d = 2.5;
    ErrorRates rates = Simulated.normal(200_000, 200_000, d, 8).rates();
    for (double fmr : new double[] {0.3, 0.1, 0.03, 0.01, 0.003, 0.001}) {
      assertThat(probit(fmr) + probit(rates.fnmrAt(fmr))).isCloseTo(-d, within(0.05));
      assertThat(rates.thresholdAt(fmr)).isCloseTo(-probit(fmr), within(0.05));
    }
  }

  @Test
  void curve_isMonotoneAndEndsWithEveryPair() {
    var curve = Simulated.normal(1000, 1000, 1, 9).rates().curve();
    assertThat(curve).extracting(ErrorRates.Point::fmr).isSorted();
    assertThat(curve.getFirst().fmr()).isEqualTo(0.001);
    assertThat(curve.getLast().fmr()).isEqualTo(1);
  }

  @Test
  void pairsOfOneKind_areRefused() {
    assertThatThrownBy(() -> rates(new double[] {0.5}, new double[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("genuine and impostor");
  }

  @Test
  void similarity_mustBeANumber() {
    assertThatThrownBy(() -> rates(new double[] {Double.NaN}, new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** As many ratings 1, 2, 3 and so on as given. */
  private static double[] ratings(int... counts) {
    return IntStream.rangeClosed(1, counts.length)
        .boxed()
        .flatMapToDouble(
            rating -> DoubleStream.generate(rating::doubleValue).limit(counts[rating - 1]))
        .toArray();
  }

  private static ErrorRates rates(double[] genuine, double[] impostor) {
    int pairs = genuine.length + impostor.length;
    int[] first = new int[pairs];
    int[] second = new int[pairs];
    double[] similarity = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      boolean same = i < genuine.length;
      second[i] = same ? 1 : 2;
      similarity[i] = same ? genuine[i] : impostor[i - genuine.length];
    }
    return Comparisons.of(new int[] {0, 0, 1}, first, second, similarity).rates();
  }
}
