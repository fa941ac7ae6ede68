package org.vultus.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.MatchRule;
import org.vultus.statistics.Bootstrap;

final class GalleryCalibrationTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 1);

  /** Unrelated directions in 64 dimensions: similarities of about N(0, 1/8). */
  private static final MatchRule TWO_SIGMA = MatchRule.fixed(0.25, null);

  @Test
  void rate_isThatOfTheDistribution() {
    GalleryCalibration found = measure(new MadeUpPeople().with(400, 1), 1e-2);
    assertThat(found.people()).isEqualTo(400);
    assertThat(found.comparisons()).isEqualTo(400L * 399);
    assertThat(found.fmr()).isCloseTo(0.0228, within(0.003));
    assertThat(found.interval().contains(found.fmr())).isTrue();
    assertThat(found.calibration().orElseThrow().threshold(1e-2, 1)).isCloseTo(0.29, within(0.01));
  }

  @Test
  void reference_isTheMeanOfAllTemplatesOfTheUser() {
    GalleryCalibration found = measure(new MadeUpPeople().with(100, 3), 1e-2);
    assertThat(found.templates()).isEqualTo(300);
    assertThat(found.comparisons()).isEqualTo(100L * 99 * 3);
    assertThat(found.calibration().orElseThrow().tables()).hasSize(3);
  }

  @Test
  void doubleRegistrations_areListedAndAreNoImpostors() {
    GalleryCalibration clean = measure(new MadeUpPeople().with(300, 1), 1e-2);
    GalleryCalibration found = measure(new MadeUpPeople().with(300, 1).withDoubles(3), 1e-2);
    assertThat(found.people()).isEqualTo(300);
    assertThat(found.doubles().pairs())
        .contains(new Doubles.Pair(1, 301, found.doubles().pairs().getFirst().similarity()))
        .hasSizeBetween(3, 5);
    assertThat(found.comparisons()).isEqualTo(303L * 302 - 6);
    assertThat(found.fmr()).isCloseTo(clean.fmr(), within(0.002));
  }

  @Test
  void galleryWithoutDoubles_hasHardlyAny() {
    GalleryCalibration found = measure(new MadeUpPeople().with(400, 1), 1e-2);
    assertThat(found.doubles().pairs()).hasSizeLessThan(4);
    assertThat(found.doubles().cutoff()).isBetween(0.45, 0.75);
  }

  @Test
  void galleryTooSmallForTheTarget_proposesNothing() {
    assertThat(measure(new MadeUpPeople().with(50, 1), 1e-4).calibration()).isEmpty();
    assertThat(measure(new MadeUpPeople().with(50, 1), 0.05).calibration()).isPresent();
    assertThat(GalleryCalibration.peopleNeeded(1e-4)).isEqualTo(776);
  }

  @Test
  void galleryTooSmallForAnything_isRefused() {
    for (int people : List.of(0, 1, 2, 14)) {
      assertThatThrownBy(() -> measure(new MadeUpPeople().with(people, 1), 1e-2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(people + " people make ");
    }
  }

  /** As on a server that is being tried out with one photo. */
  @Test
  void copiesOfOnePhoto_areOnePerson() {
    assertThatThrownBy(() -> measure(new MadeUpPeople().with(1, 1).withDoubles(20), 1e-2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("all 21 users look like one person (similarity 0.9990 or more)");
  }

  @Test
  void copiesOfFewPhotos_areDoublesAndLeaveNothingToPropose() {
    GalleryCalibration found = measure(new MadeUpPeople().with(2, 1).withDoubles(14), 1e-2);
    assertThat(found.people()).isEqualTo(2);
    assertThat(found.doubles().pairs()).hasSize(2 * 8 * 7 / 2);
    assertThat(found.comparisons()).isEqualTo(2L * 8 * 8);
    assertThat(found.calibration()).isEmpty();
  }

  private static GalleryCalibration measure(MadeUpPeople people, double target) {
    return GalleryCalibration.of(people.subjects(), TWO_SIGMA, target, "made up", BOOTSTRAP);
  }
}
