package org.vultus.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QualityLimitsTest {

  @Test
  void missed_saysWhatWasSeenWhatIsNeededAndWhatToDo() {
    assertThat(words(Limit.EYE_DISTANCE, 24, Measure.INTER_EYE_DISTANCE.of(17)))
        .containsExactly("inter-eye distance 17 px, at least 24 needed: step closer");
    assertThat(words(Limit.OVER_EXPOSURE, 40, Measure.OVER_EXPOSURE_PREVENTION.of(70.47)))
        .containsExactly(
            "over-exposed part 70.5%, at most 40 accepted: put less light on the face");
  }

  @Test
  void missedByAHair_neverReadsAsIfItWereKept() {
    assertThat(words(Limit.EYE_DISTANCE, 28, Measure.INTER_EYE_DISTANCE.of(27.9999)))
        .containsExactly("inter-eye distance 27.9 px, at least 28 needed: step closer");
    assertThat(words(Limit.YAW, 45, Measure.HEAD_POSE_YAW.of(45.001)))
        .containsExactly("yaw 45.1 degrees, at most 45 accepted: look straight at the camera");
  }

  @Test
  void exactlyTheLimit_isKept() {
    assertThat(words(Limit.EYE_DISTANCE, 28, Measure.INTER_EYE_DISTANCE.of(28))).isEmpty();
    assertThat(words(Limit.YAW, 45, Measure.HEAD_POSE_YAW.of(45))).isEmpty();
  }

  @Test
  void angles_countToBothSides() {
    assertThat(words(Limit.YAW, 45, Measure.HEAD_POSE_YAW.of(-50))).hasSize(1);
  }

  /** A photo that lies on its side or stands on its head says nothing of how the head is held. */
  @Test
  void roll_countsFromTheNearestQuarterTurn() {
    for (double roll : new double[] {-175, -95, 5, 85, 180}) {
      assertThat(words(Limit.ROLL, 35, Measure.HEAD_POSE_ROLL.of(roll))).isEmpty();
      assertThat(Measure.HEAD_POSE_ROLL.of(roll).score()).isGreaterThan(99);
    }
    assertThat(words(Limit.ROLL, 35, Measure.HEAD_POSE_ROLL.of(-140)))
        .containsExactly("roll 40 degrees, at most 35 accepted: hold the head upright");
  }

  @Test
  void whatWasNotMeasured_missesNothing() {
    assertThat(words(Limit.SHARPNESS, 10, Measure.HEAD_POSE_YAW.of(0))).isEmpty();
  }

  @Test
  void none_asksNothing() {
    QualityReport hopeless = new QualityReport(List.of(Measure.SHARPNESS.of(0)));
    assertThat(QualityLimits.NONE.missedBy(hopeless)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void verification_asksNoMoreThanEnrolment(Limit limit) {
    double strict = QualityLimits.ENROLMENT.values().getOrDefault(limit, Double.NaN);
    boolean least =
        switch (limit) {
          case OVERALL, EYE_DISTANCE, MARGIN, SHARPNESS, DYNAMIC_RANGE, CLOSE_UP, EYES, MOUTH ->
              true;
          case UNDER_EXPOSURE, OVER_EXPOSURE, YAW, PITCH, ROLL -> false;
        };
    double lax =
        QualityLimits.VERIFICATION
            .values()
            .getOrDefault(limit, least ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    assertThat(least ? strict > lax : strict < lax).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 181, Double.NaN, Double.POSITIVE_INFINITY})
  void with_valueOutOfRange_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualityLimits.ENROLMENT.with(Map.of(Limit.YAW, value)))
        .withMessageContaining("yaw")
        .withMessageContaining("0 and 180");
  }

  @Test
  void with_changesWhatIsNamedAlone() {
    QualityLimits changed = QualityLimits.ENROLMENT.with(Map.of(Limit.YAW, 20.0));
    assertThat(changed.values()).containsEntry(Limit.YAW, 20.0);
    assertThat(changed.values()).hasSameSizeAs(QualityLimits.ENROLMENT.values());
    assertThat(changed.values())
        .containsEntry(Limit.ROLL, QualityLimits.ENROLMENT.values().get(Limit.ROLL));
  }

  @Test
  void magnitudeScale_thatDoesNotRise_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MagnitudeScale(5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new MagnitudeScale(-1, 5));
  }

  private static List<String> words(Limit limit, double value, Component seen) {
    return new QualityLimits(Map.of(limit, value))
        .missedBy(new QualityReport(List.of(seen))).stream().map(Shortcoming::words).toList();
  }
}
