package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1e-2, 2999, false",
    "1e-2, 3000, true",
    "1e-3, 29999, false",
    "1e-3, 30000, true",
    "1e-5, 3000000, true"
  })
  void rate_needsThirtyErrors(double rate, long pairs, boolean supported) {
    assertThat(SampleSize.supports(rate, pairs)).isEqualTo(supported);
  }

  @Test
  void noErrorInManyTrials_leavesThreeInAsMany() {
    assertThat(SampleSize.highestRateWithoutError(1000)).isCloseTo(0.003, within(1e-5));
    assertThat(SampleSize.highestRateWithoutError(1)).isCloseTo(0.95, within(1e-12));
    assertThat(SampleSize.highestRateWithoutError(0)).isEqualTo(1);
  }
}
