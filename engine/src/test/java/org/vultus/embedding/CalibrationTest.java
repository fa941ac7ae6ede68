package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalibrationTest {

  private static final Calibration KNOWN = calibration(table(1, 0), table(2, 0.01), table(3, 0.02));

  @ParameterizedTest
  @CsvSource({"1, 0.2", "2, 0.21", "3, 0.22", "4, 0.22", "100, 0.22"})
  void threshold_isThatOfTheNumberOfTemplates(int templates, double threshold) {
    assertThat(KNOWN.threshold(0.01, templates)).isCloseTo(threshold, within(1e-12));
    assertThat(KNOWN.rate(threshold, templates).value()).isCloseTo(0.01, within(1e-9));
    assertThat(MatchRule.atRate(0.01, KNOWN).threshold(templates))
        .isCloseTo(threshold, within(1e-12));
  }

  @Test
  void rule_decidesByTheNumberOfTemplates() {
    MatchRule rule = MatchRule.atRate(0.01, KNOWN);
    assertThat(rule.matches(0.205, 1)).isTrue();
    assertThat(rule.matches(0.205, 2)).isFalse();
    assertThat(rule.thresholdRate(2).orElseThrow().value()).isEqualTo(0.01);
  }

  @Test
  void ruleByHand_hasOneThresholdAndSaysWhatItMeans() {
    MatchRule rule = MatchRule.fixed(0.2, KNOWN);
    assertThat(rule.threshold(1)).isEqualTo(0.2);
    assertThat(rule.threshold(5)).isEqualTo(0.2);
    assertThat(rule.thresholdRate(1).orElseThrow().value()).isCloseTo(0.01, within(1e-9));
    assertThat(rule.targetFmr()).isEmpty();
    assertThat(MatchRule.fixed(0.2, null).thresholdRate(1)).isEmpty();
  }

  @Test
  void ruleForARate_thatTheDataCannotCarry_isRefused() {
    assertThatThrownBy(() -> MatchRule.atRate(1e-12, KNOWN))
        .hasMessageContaining("1.0E-12 is lower than the calibration can carry")
        .hasMessageContaining("at least 1.0e-04");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, -1, Double.NaN})
  void ruleForNoRate_isRefused(double target) {
    assertThatThrownBy(() -> MatchRule.atRate(target, KNOWN))
        .hasMessageContaining("above 0 and below 1, not " + target);
  }

  @Test
  void lowestRate_isThatOfTheSmallestTable() {
    FmrTable small = new FmrTable(2, 3000, List.of(0.0, 0.2), List.of(1.0, 0.01));
    assertThat(calibration(table(1, 0), small).lowestRate()).isEqualTo(1e-3);
  }

  @Test
  void tablesMissingOrInAnotherOrder_areRefused() {
    assertThatThrownBy(() -> calibration()).hasMessageContaining("begins with the one for 1");
    assertThatThrownBy(() -> calibration(table(2, 0))).hasMessageContaining("begins with");
    assertThatThrownBy(() -> calibration(table(1, 0), table(3, 0), table(2, 0)))
        .hasMessageContaining("ascending");
    assertThatThrownBy(() -> new Calibration(" ", KNOWN.date(), 2, 2, KNOWN.tables()))
        .hasMessageContaining("'data'");
    assertThatThrownBy(() -> new Calibration("x", KNOWN.date(), 5, 2, KNOWN.tables()))
        .hasMessageContaining("not 5 and 2");
  }

  private static Calibration calibration(FmrTable... tables) {
    return new Calibration("made up", LocalDate.of(2026, 1, 2), 10, 20, List.of(tables));
  }

  private static FmrTable table(int templates, double shift) {
    return new FmrTable(
        templates,
        30_000,
        List.of(0 + shift, 0.1 + shift, 0.2 + shift, 0.3 + shift),
        List.of(1.0, 0.1, 0.01, 1e-3));
  }
}
