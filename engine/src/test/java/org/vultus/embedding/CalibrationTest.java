package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.embedding.Calibration.Point;

final class CalibrationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

  /** Impostor similarities N(0, 0.1). */
  private static final Calibration NORMAL = normal(1_000_000);

  @Test
  void table_goesAsFarAsThirtyPairsReach() {
    assertThat(NORMAL.impostorPairs()).isEqualTo(1_000_000);
    assertThat(NORMAL.points().getFirst().fmr()).isEqualTo(1);
    assertThat(NORMAL.lowestMeasured()).isEqualTo(5e-5);
    assertThat(normal(1000).lowestMeasured()).isEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.1, 0.03, 1e-2, 3e-3, 1e-3, 1e-4, 5e-5, 1e-5, 1e-6})
  void threshold_andBack_isTheSameRate(double fmr) {
    assertThat(NORMAL.fmr(NORMAL.threshold(fmr))).isCloseTo(fmr, Percentage.withPercentage(1e-6));
  }

  @Test
  void rate_fallsEverywhereAsTheSimilarityRises() {
    double[] rates =
        DoubleStream.iterate(NORMAL.points().getFirst().similarity(), s -> s <= 1, s -> s + 0.001)
            .map(NORMAL::fmr)
            .toArray();
    for (int i = 1; i < rates.length; i++) {
      assertThat(rates[i]).isLessThan(rates[i - 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
  void measuredRate_isThatOfTheDistribution(double fmr) {
    double[] upperTail = {2.3263, 3.0902, 3.7190};
    int place = (int) Math.round(-Math.log10(fmr)) - 2;
    assertThat(NORMAL.threshold(fmr)).isCloseTo(0.1 * upperTail[place], within(0.01));
  }

  /** A normal tail falls faster than the line: the promise is kept, with some to spare. */
  @Test
  void extrapolation_errsOnTheSafeSide() {
    double trueThreshold = 0.1 * 4.7534;
    assertThat(NORMAL.threshold(1e-6)).isBetween(trueThreshold, trueThreshold + 0.06);
    assertThat(NORMAL.fmr(trueThreshold)).isBetween(1e-6, 1e-5);
  }

  @Test
  void exponentialTail_isExtrapolatedExactly() {
    List<Point> points =
        List.of(new Point(0, 1), new Point(0.1, 0.1), new Point(0.2, 0.01), new Point(0.3, 1e-3));
    Calibration table = new Calibration("made up", DAY, 30_000, points);
    assertThat(table.threshold(1e-5)).isCloseTo(0.5, within(1e-12));
    assertThat(table.fmr(0.25)).isCloseTo(Math.pow(10, -2.5), within(1e-12));
  }

  @Test
  void beyondEitherEnd_isBounded() {
    assertThat(NORMAL.fmr(-1)).isEqualTo(1);
    assertThat(NORMAL.threshold(1)).isEqualTo(NORMAL.points().getFirst().similarity());
    assertThat(NORMAL.threshold(1e-300)).isEqualTo(1);
  }

  @Test
  void equalSimilarities_shareTheirRate() {
    double[] values = new double[1000];
    Arrays.fill(values, 0, 400, 0.5);
    Calibration table = Calibration.of("steps", DAY, values);
    assertThat(table.points()).containsExactly(new Point(0, 1), new Point(0.5, 0.4));
  }

  @Test
  void tableThatDoesNotFall_isRefused() {
    List<Point> rising = List.of(new Point(0, 0.1), new Point(0.1, 0.2));
    List<Point> flat = List.of(new Point(0.1, 0.2), new Point(0.1, 0.1));
    assertRefused(rising, "falls");
    assertRefused(flat, "falls");
    assertRefused(List.of(new Point(0, 0.1)), "at least 2 points");
  }

  @Test
  void tooFewPairs_areRefused() {
    assertThatThrownBy(() -> Calibration.of("few", DAY, new double[29]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesOutOfRange_areRefused() {
    assertThatThrownBy(() -> new Point(1.1, 0.5)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new Point(0.1, 0)).hasMessageContaining("FMR");
    assertThatThrownBy(() -> NORMAL.threshold(0)).hasMessageContaining("FMR");
    assertThatThrownBy(() -> NORMAL.fmr(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(List<Point> points, String reason) {
    assertThatThrownBy(() -> new Calibration("x", DAY, 100, points))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static Calibration normal(int pairs) {
    Random random = new Random(5);
    double[] similarities =
        DoubleStream.generate(() -> random.nextGaussian(0, 0.1)).limit(pairs).toArray();
    return Calibration.of("simulated", DAY, similarities);
  }
}
