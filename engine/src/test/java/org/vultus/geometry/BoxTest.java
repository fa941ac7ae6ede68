package org.vultus.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BoxTest {

  @Test
  void overlap_sameBox_isOne() {
    assertThat(new Box(3, 4, 10, 20).overlap(new Box(3, 4, 10, 20))).isEqualTo(1);
  }

  @Test
  void overlap_halfShifted_isAThird() {
    assertThat(new Box(0, 0, 10, 10).overlap(new Box(5, 0, 10, 10)))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void overlap_apart_isNought() {
    assertThat(new Box(0, 0, 10, 10).overlap(new Box(11, 0, 10, 10))).isZero();
  }

  @Test
  void overlap_ofEmptyBoxes_isNought() {
    assertThat(new Box(0, 0, 0, 0).overlap(new Box(0, 0, 0, 0))).isZero();
  }

  @Test
  void times_scalesPositionAndSize() {
    assertThat(new Box(1, 2, 3, 4).times(2)).isEqualTo(new Box(2, 4, 6, 8));
  }

  @Test
  void within_endsAtThePicturesEdges() {
    assertThat(new Box(-25, 10, 815, 900).within(800, 600)).isEqualTo(new Box(0, 10, 790, 590));
    assertThat(new Box(10, 20, 30, 40).within(800, 600)).isEqualTo(new Box(10, 20, 30, 40));
    assertThat(new Box(900, -50, 30, 40).within(800, 600)).isEqualTo(new Box(800, 0, 0, 0));
  }

  @Test
  void box_negativeSize_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(0, 0, -1, 4));
  }
}
