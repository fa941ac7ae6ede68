package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a similarity never contradicts the verdict. */
final class MatchRuleTest {

  @ParameterizedTest
  @CsvSource({
    "0.4013, 0.4013",
    "0.40130001, 0.4014",
    "-0.12345, -0.1234",
    "1, 1",
    "-1, -1",
    "0, 0"
  })
  void threshold_hasFourDecimalsRoundedUp(double set, double used) {
    assertThat(MatchRule.fixed(set, null).threshold(1)).isEqualTo(used);
  }

  @ParameterizedTest
  @CsvSource({"0.40139999, 0.4013", "0.4013, 0.4013", "-0.12341, -0.1235", "0.99999994, 0.9999"})
  void similarity_isToldWithFourDecimalsRoundedDown(double exact, double told) {
    assertThat(MatchRule.told(exact)).isEqualTo(told);
  }

  @Test
  void toldSimilarity_reachesTheThresholdExactlyIfItMatches() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      MatchRule rule = MatchRule.fixed(random.nextDouble(-1, 1), null);
      double threshold = rule.threshold(1);
      double near = threshold + random.nextDouble(-3e-4, 3e-4);
      for (double seen : new double[] {near, threshold, Math.nextDown(threshold)}) {
        assertThat(MatchRule.told(seen) >= threshold).isEqualTo(rule.matches(seen, 1));
      }
    }
  }
}
