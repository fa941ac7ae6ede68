package org.vultus.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vultus.calibration.RuleComparison.Result;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;

final class RuleComparisonTest {

  private static final Map<String, Double> TARGETS = Map.of("1e-2", 1e-2);

  private static final List<Result> RESULTS =
      RuleComparison.of(new MadeUpPeople().with(60, 4).subjects(), TARGETS);

  @Test
  void eachRule_isMeasuredWhereAProbeIsLeft() {
    assertThat(RESULTS).extracting(Result::templates).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3);
    assertThat(RESULTS.get(8).rule()).isEqualTo("mean");
    assertThat(RESULTS.get(8).genuine()).isEqualTo(60);
    assertThat(RESULTS.get(8).impostors()).isEqualTo(60L * 59 * 4);
    assertThat(RESULTS.get(8).people()).isEqualTo(60);
  }

  @Test
  void oneTemplate_leavesNoChoice() {
    assertThat(RESULTS.get(0).fnmrAtFmr()).isEqualTo(RESULTS.get(1).fnmrAtFmr());
    assertThat(fnmr(RESULTS.get(0))).isCloseTo(fnmr(RESULTS.get(2)), within(2e-3));
  }

  /** Where deviations are independent, averaging is best. */
  @Test
  void moreTemplates_errLess() {
    assertThat(fnmr(RESULTS.get(8))).isLessThan(fnmr(RESULTS.get(2)) / 2);
    assertThat(fnmr(RESULTS.get(5))).isLessThanOrEqualTo(fnmr(RESULTS.get(3)));
  }

  @Test
  void rules_areWhatTheirNamesSay() {
    List<Embedding> templates = List.of(at(0), at(60), at(90));
    assertThat(ReferenceRule.NEAREST.of(templates).applyAsDouble(at(0))).isCloseTo(1, within(1e-6));
    assertThat(ReferenceRule.TWO_NEAREST.of(templates).applyAsDouble(at(0)))
        .isCloseTo(0.75, within(1e-6));
    assertThat(ReferenceRule.MEAN.of(List.of(at(0), at(90))).applyAsDouble(at(45)))
        .isCloseTo(1, within(1e-6));
    assertThat(ReferenceRule.TWO_NEAREST.of(List.of(at(0))).applyAsDouble(at(60)))
        .isCloseTo(0.5, within(1e-6));
  }

  private static double fnmr(Result result) {
    return result.fnmrAtFmr().values().iterator().next().fnmr();
  }

  private static Embedding at(double degrees) {
    double angle = Math.toRadians(degrees);
    return Embedding.of(
        new ModelId("pack", "1"), new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }
}
