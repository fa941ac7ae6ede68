package org.vultus.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class QuarterTurnTest {

  @ParameterizedTest
  @CsvSource({
    "0, NONE",
    "44, NONE",
    "-44, NONE",
    "46, RIGHT",
    "90, RIGHT",
    "180, HALF",
    "-180, HALF",
    "-90, LEFT",
    "270, LEFT",
    "359, NONE",
    "-450, LEFT"
  })
  void nearest_isTheOneLessThanHalfATurnAway(double degrees, QuarterTurn turn) {
    assertThat(QuarterTurn.nearest(degrees)).isEqualTo(turn);
  }

  /** The first pixel of a picture of 40 x 30. */
  @ParameterizedTest
  @CsvSource({"NONE, 0, 0", "RIGHT, 29, 0", "HALF, 39, 29", "LEFT, 0, 39"})
  void back_findsWhereAPointWas(QuarterTurn turn, double x, double y) {
    assertThat(turn.back(new Point(x, y), 40, 30)).isEqualTo(new Point(0, 0));
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0, 0, 3, 5", "RIGHT, 25, 0, 5, 3", "HALF, 37, 25, 3, 5", "LEFT, 0, 37, 5, 3"})
  void back_findsWhereABoxWas(QuarterTurn turn, double x, double y, double w, double h) {
    assertThat(turn.back(new Box(x, y, w, h), 40, 30)).isEqualTo(new Box(0, 0, 3, 5));
  }

  @ParameterizedTest
  @EnumSource
  void transform_turnsClockwiseAboutItsPoint(QuarterTurn turn) {
    Point about = new Point(5, 7);
    SimilarityTransform transform = SimilarityTransform.turn(turn, about);
    Point right = transform.apply(new Point(8, 7));
    double angle = Math.toDegrees(Math.atan2(right.y() - 7, right.x() - 5));
    assertThat(QuarterTurn.nearest(angle)).isEqualTo(turn);
    assertThat(transform.apply(about)).isEqualTo(about);
  }

  @Test
  void axes_changePlacesOnASide() {
    assertThat(QuarterTurn.values())
        .filteredOn(QuarterTurn::swapsAxes)
        .containsExactly(QuarterTurn.RIGHT, QuarterTurn.LEFT);
  }
}
