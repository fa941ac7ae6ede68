package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vultus.embedding.FalseMatchRate.Basis;

final class FalseMatchRateTest {

  @Test
  void inSearch_isTheChanceThatOneOfAllErrs() {
    assertThat(rate(0.1).inSearch(2)).isCloseTo(1 - 0.9 * 0.9, within(1e-12));
    assertThat(rate(1e-4).inSearch(1000)).isCloseTo(1 - Math.pow(0.9999, 1000), within(1e-12));
  }

  @Test
  void inSearch_ofTinyRates_losesNoDigits() {
    assertThat(rate(1e-18).inSearch(1000)).isCloseTo(1e-15, within(1e-20));
  }

  @Test
  void inSearch_atTheEnds_isARate() {
    assertThat(rate(1e-4).inSearch(0)).isZero();
    assertThat(rate(1).inSearch(0)).isZero();
    assertThat(rate(1).inSearch(3)).isEqualTo(1);
  }

  private static FalseMatchRate rate(double value) {
    return new FalseMatchRate(value, Basis.MEASURED);
  }
}
