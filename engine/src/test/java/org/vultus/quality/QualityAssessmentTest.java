package org.vultus.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.image.Raster;

/** Every measure answers to what it is to measure, and to little else. */
final class QualityAssessmentTest {

  private static final DrawnFace FACE = DrawnFace.of(7);
  private static final SpoiltPhoto GOOD = photo(FACE);

  private final QualityReport good = assess(FACE, GOOD);

  @Test
  void goodFace_keepsTheLimitsOfEnrolment() {
    assertThat(DrawnFace.LIMITS.missedBy(good)).isEmpty();
    assertThat(good.overall()).isGreaterThan(60);
  }

  @Test
  void blur_lowersSharpness() {
    double slight = raw(assess(FACE, GOOD.blurred(9)), Measure.SHARPNESS);
    double strong = raw(assess(FACE, GOOD.blurred(21)), Measure.SHARPNESS);
    assertThat(slight).isLessThan(raw(good, Measure.SHARPNESS));
    assertThat(strong).isLessThan(slight / 2);
  }

  @Test
  void sharpness_isTheSameInPoorLight() {
    assertThat(raw(assess(FACE, GOOD.lit(0.4)), Measure.SHARPNESS))
        .isCloseTo(raw(good, Measure.SHARPNESS), within(0.05));
  }

  @Test
  void sharpness_isTheSameForASmallerFace() {
    DrawnFace small = FACE.wide(70);
    assertThat(raw(assess(small, photo(small)), Measure.SHARPNESS))
        .isCloseTo(raw(good, Measure.SHARPNESS), within(0.2));
  }

  @Test
  void darkening_isUnderExposure() {
    QualityReport dark = assess(FACE, GOOD.lit(0.12));
    assertThat(raw(dark, Measure.UNDER_EXPOSURE_PREVENTION)).isGreaterThan(90);
    assertThat(raw(good, Measure.UNDER_EXPOSURE_PREVENTION)).isLessThan(1);
    assertThat(raw(dark, Measure.DYNAMIC_RANGE)).isLessThan(raw(good, Measure.DYNAMIC_RANGE));
  }

  @Test
  void brightening_isOverExposure() {
    QualityReport bright = assess(FACE, GOOD.lit(4));
    assertThat(raw(bright, Measure.OVER_EXPOSURE_PREVENTION)).isGreaterThan(70);
    assertThat(raw(good, Measure.OVER_EXPOSURE_PREVENTION)).isLessThan(1);
  }

  @Test
  void sideLight_lowersUniformity() {
    QualityReport halfDark = assess(FACE, GOOD.darkLeftOf(300, 40));
    assertThat(raw(halfDark, Measure.ILLUMINATION_UNIFORMITY))
        .isLessThan(raw(good, Measure.ILLUMINATION_UNIFORMITY) - 30);
  }

  @Test
  void shrinking_lowersTheInterEyeDistance() {
    assertThat(raw(good, Measure.INTER_EYE_DISTANCE)).isCloseTo(77, within(5.0));
    DrawnFace half = FACE.wide(80);
    assertThat(raw(assess(half, photo(half)), Measure.INTER_EYE_DISTANCE))
        .isCloseTo(raw(good, Measure.INTER_EYE_DISTANCE) / 2, within(0.01));
  }

  @Test
  void tilting_isRollAlone() {
    DrawnFace tilted = FACE.tilted(20);
    QualityReport report = assess(tilted, photo(tilted));
    assertThat(raw(report, Measure.HEAD_POSE_ROLL)).isCloseTo(20, within(0.1));
    assertThat(raw(report, Measure.HEAD_POSE_YAW)).isCloseTo(0, within(0.1));
  }

  @Test
  void faceAtTheEdge_hasNoMargin() {
    DrawnFace cut = FACE.at(30, 240);
    assertThat(raw(assess(cut, photo(cut)), Measure.MARGIN)).isLessThan(0);
    assertThat(raw(good, Measure.MARGIN)).isGreaterThan(1.5);
  }

  @Test
  void anotherFace_lowersSingleFacePresent() {
    SeenFace alone = seen(FACE, GOOD);
    double area = alone.box().area();
    SeenFace beside =
        new SeenFace(
            alone.box(), alone.landmarks(), 0.9, 0.9, area / 2, alone.width(), alone.height());
    assertThat(raw(good, Measure.SINGLE_FACE_PRESENT)).isZero();
    assertThat(raw(assess(beside, GOOD, 1), Measure.SINGLE_FACE_PRESENT))
        .isCloseTo(50, within(0.1));
  }

  @Test
  void overall_fallsWithEverySpoiling() {
    assertThat(assess(FACE, GOOD.blurred(21)).overall()).isLessThan(good.overall());
    assertThat(assess(FACE, GOOD.lit(0.12)).overall()).isLessThan(good.overall());
    assertThat(assess(FACE, GOOD.lit(4)).overall()).isLessThan(good.overall());
  }

  @Test
  void magnitude_countsWhereItsScaleIsKnown() {
    QualityAssessment scaled = new QualityAssessment(Optional.of(new MagnitudeScale(8, 18)));
    Raster pixels = GOOD.raster();
    SeenFace seen = seen(FACE, GOOD);
    QualityReport little = scaled.assess(seen, pixels, FACE.landmarks(), 9);
    QualityReport much = scaled.assess(seen, pixels, FACE.landmarks(), 17);
    assertThat(much.overall() / little.overall()).isCloseTo(9, within(0.01));
    assertThat(good.raw(Measure.EMBEDDING_MAGNITUDE)).isEmpty();
  }

  @Test
  void plainSurface_hasNoSharpness() {
    Raster plain = new Raster(640, 480, new byte[3 * 640 * 480]);
    QualityReport report =
        new QualityAssessment(Optional.empty())
            .assess(seen(FACE, GOOD), plain, FACE.landmarks(), 1);
    assertThat(raw(report, Measure.SHARPNESS)).isZero();
    assertThat(report.overall()).isBetween(0.0, 100.0);
  }

  private static SpoiltPhoto photo(DrawnFace face) {
    return new SpoiltPhoto(DrawnScene.of(face).image());
  }

  private static QualityReport assess(DrawnFace face, SpoiltPhoto photo) {
    return assess(seen(face, photo), photo, 1);
  }

  private static QualityReport assess(SeenFace seen, SpoiltPhoto photo, double magnitude) {
    return new QualityAssessment(Optional.empty())
        .assess(seen, photo.raster(), seen.landmarks(), magnitude);
  }

  private static SeenFace seen(DrawnFace face, SpoiltPhoto photo) {
    return new SeenFace(
        face.box(),
        face.landmarks(),
        0.95,
        0.95,
        0,
        photo.image().getWidth(),
        photo.image().getHeight());
  }

  private static double raw(QualityReport report, Measure measure) {
    return report.raw(measure).orElseThrow();
  }
}
