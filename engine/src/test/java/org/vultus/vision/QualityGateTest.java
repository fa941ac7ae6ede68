package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vultus.quality.Component;
import org.vultus.quality.Limit;
import org.vultus.quality.Measure;
import org.vultus.quality.QualityLimits;
import org.vultus.quality.QualityReport;

final class QualityGateTest {

  private static final Component BLURRED = new Component(Measure.SHARPNESS, 0.1, 10);
  private static final Component TURNED = new Component(Measure.HEAD_POSE_YAW, -70, 10);
  private static final Component SMALL = new Component(Measure.INTER_EYE_DISTANCE, 17, 20);
  private static final Component POOR = new Component(Measure.EMBEDDING_MAGNITUDE, 8, 10);
  private static final Component UNSURE = new Component(Measure.CLOSE_UP, 0.2, 20);

  @Test
  void severalLimitsMissed_areNamedInTheOrderOfTheText() {
    Refusal refusal = refusal(TURNED, BLURRED, POOR);
    assertThat(refusal.code()).isEqualTo(RefusalCode.LOW_QUALITY);
    assertThat(refusal.limits()).containsExactly(Limit.SHARPNESS, Limit.YAW);
    assertThat(refusal.message()).matches("The photo is not good enough: sharpness .*; yaw .*");
  }

  @Test
  void faceTooSmall_isNamedForThatAlone() {
    Refusal refusal = refusal(SMALL, TURNED);
    assertThat(refusal.code()).isEqualTo(RefusalCode.FACE_TOO_SMALL);
    assertThat(refusal.limits()).containsExactly(Limit.EYE_DISTANCE);
  }

  @Test
  void whatCloseUpsDoNotShow_isNoFace_unlessItIsTooSmallToSay() {
    Refusal refusal = refusal(UNSURE, TURNED, BLURRED);
    assertThat(refusal.code()).isEqualTo(RefusalCode.NO_FACE);
    assertThat(refusal.limits()).containsExactly(Limit.CLOSE_UP);
    assertThat(refusal(SMALL, UNSURE).code()).isEqualTo(RefusalCode.FACE_TOO_SMALL);
  }

  @Test
  void overallValue_isNamedWhereNothingElseIs() {
    assertThat(refusal(POOR).limits()).containsExactly(Limit.OVERALL);
  }

  @Test
  void refusalOfOneOfSeveralPhotos_keepsCodeAndLimits() {
    Refusal refusal = refusal(TURNED);
    Refusal second = refusal.of("Photo 2 of 3");
    assertThat(second.message()).isEqualTo("Photo 2 of 3: " + refusal.message());
    assertThat(second.code()).isEqualTo(refusal.code());
    assertThat(second.limits()).isEqualTo(refusal.limits());
  }

  private static Refusal refusal(Component... components) {
    List<Component> all = Stream.of(components).toList();
    return QualityGate.refusal(new QualityReport(all), QualityLimits.ENROLMENT).orElseThrow();
  }
}
