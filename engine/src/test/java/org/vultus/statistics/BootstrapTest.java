package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  private static final List<ToDoubleFunction<ErrorRates>> FIGURES =
      List.of(rates -> rates.fnmr(1), rates -> rates.fmr(1), ErrorRates::auc);

  /** Persons 0 to 2; images 0 and 1 are person 0's, 2 and 3 person 1's, 4 person 2's. */
  private static final Comparisons SMALL =
      Comparisons.of(
          new int[] {0, 0, 1, 1, 2},
          new int[] {0, 2, 0, 1, 3},
          new int[] {1, 3, 2, 4, 4},
          new double[] {0.9, 0.4, 0.5, 0.2, 0.1});

  @Test
  void weights_areCountsAndTheirProducts() {
    ErrorRates rates = SMALL.rates(new int[] {3, 1, 2});
    // Genuine: person 0 three times above 0.45, person 1 once below.
    assertThat(rates.fnmr(0.45)).isEqualTo(0.25);
    // Impostor: 3 x 1 above, 3 x 2 and 1 x 2 below.
    assertThat(rates.fmr(0.45)).isEqualTo(3 / 11.0);
  }

  @Test
  void weightedRates_areThoseOfCopiedPairs() {
    ErrorRates weighted = SMALL.rates(new int[] {2, 1, 0});
    ErrorRates copied =
        Comparisons.of(
                new int[] {0, 0, 1, 1},
                new int[] {0, 0, 2, 0, 0},
                new int[] {1, 1, 3, 2, 2},
                new double[] {0.9, 0.9, 0.4, 0.5, 0.5})
            .rates();
    assertThat(weighted.auc()).isEqualTo(copied.auc());
    assertThat(weighted.eer()).isEqualTo(copied.eer());
    assertThat(weighted.best()).isEqualTo(copied.best());
  }

  @Test
  void intervals_areTheSameAtEveryRun() {
    Comparisons data = Simulated.correlated(20, 3, 2, 0.3, new Random(1));
    Bootstrap bootstrap = new Bootstrap(200, 5);
    assertThat(bootstrap.intervals(data, FIGURES)).isEqualTo(bootstrap.intervals(data, FIGURES));
    assertThat(new Bootstrap(200, 6).intervals(data, FIGURES))
        .isNotEqualTo(bootstrap.intervals(data, FIGURES));
  }

  /**
   * 95 % nominal. The percentile method errs a little to the narrow side with 40 people, products
   * of counts to the wide side; 200 simulations have a standard error of 1.5 %.
   */
  @Test
  void intervals_holdTheTruthAsOftenAsTheySay() {
    double d = 2;
    double[] truths = {
      Simulated.phi(1 - d), Simulated.phi(-1), Simulated.phi(d / Math.sqrt(2)),
    };
    for (double part : coverage(truths, d)) {
      assertThat(part).isBetween(0.88, 0.995);
    }
  }

  private static double[] coverage(double[] truths, double d) {
    int simulations = 200;
    int[] held = new int[truths.length];
    Random random = new Random(11);
    for (int i = 0; i < simulations; i++) {
      Comparisons data = Simulated.correlated(40, 4, d, 0.4, random);
      List<Interval> intervals = new Bootstrap(200, i).intervals(data, FIGURES);
      for (int k = 0; k < truths.length; k++) {
        held[k] += intervals.get(k).contains(truths[k]) ? 1 : 0;
      }
    }
    return IntStream.of(held).mapToDouble(count -> (double) count / simulations).toArray();
  }

  @Test
  void drawingPairsInstead_wouldBeFarTooSure() {
    Comparisons data = Simulated.correlated(40, 4, 2, 0.4, new Random(3));
    Interval byPeople = new Bootstrap(400, 1).intervals(data, FIGURES).get(1);
    double fmr = data.rates().fmr(1);
    double widthByPairs = 2 * 1.96 * Math.sqrt(fmr * (1 - fmr) / data.impostor());
    assertThat(byPeople.high() - byPeople.low()).isGreaterThan(2 * widthByPairs);
  }

  @Test
  void difference_withItself_isNothing() {
    Comparisons data = Simulated.correlated(20, 3, 2, 0.3, new Random(1));
    assertThat(new Bootstrap(100, 1).differences(data, data, FIGURES))
        .allSatisfy(interval -> assertThat(interval).isEqualTo(new Interval(0, 0)));
  }

  @Test
  void difference_isPairedAndHasItsSign() {
    Comparisons worse = Simulated.correlated(40, 4, 2.0, 0.4, new Random(3));
    Comparisons better = Simulated.correlated(40, 4, 2.5, 0.4, new Random(3));
    Interval fnmr = new Bootstrap(400, 1).differences(worse, better, FIGURES).getFirst();
    Interval alone = new Bootstrap(400, 1).intervals(worse, FIGURES).getFirst();
    assertThat(fnmr.high()).isNegative();
    assertThat(fnmr.high() - fnmr.low()).isLessThan(alone.high() - alone.low());
  }

  @Test
  void difference_ofOtherPeople_isRefused() {
    Comparisons others = Simulated.correlated(5, 2, 2, 0.3, new Random(1));
    assertThatThrownBy(() -> new Bootstrap(10, 1).differences(SMALL, others, FIGURES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same people");
  }

  @Test
  void replicate_withoutImpostors_isDrawnAnew() {
    Comparisons two =
        Comparisons.of(
            new int[] {0, 0, 1}, new int[] {0, 0}, new int[] {1, 2}, new double[] {2, 0});
    assertThat(new Bootstrap(50, 1).intervals(two, FIGURES).getFirst())
        .isEqualTo(new Interval(0, 0));
  }

  @Test
  void interval_isFromThe25thTo975thPerMille() {
    double[] values = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i).toArray();
    assertThat(Interval.percentiles(values).low()).isCloseTo(25, within(1e-9));
    assertThat(Interval.percentiles(values).high()).isCloseTo(975, within(1e-9));
  }
}
