package org.vultus.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LandmarksTest {

  private static final Landmarks FACE =
      Landmarks.of(
          List.of(
              new Point(38, 51),
              new Point(73, 52),
              new Point(56, 71),
              new Point(41, 92),
              new Point(70, 93)));

  @Test
  void mirrored_exchangesLeftAndRight() {
    Landmarks mirrored = FACE.mirrored(100);
    assertThat(mirrored.leftEye()).isEqualTo(new Point(26, 52));
    assertThat(mirrored.rightEye()).isEqualTo(new Point(61, 51));
    assertThat(mirrored.nose()).isEqualTo(new Point(43, 71));
    assertThat(mirrored.leftMouth()).isEqualTo(new Point(29, 93));
    assertThat(mirrored.rightMouth()).isEqualTo(new Point(58, 92));
  }

  @Test
  void mirrored_twice_isTheSame() {
    assertThat(FACE.mirrored(100).mirrored(100)).isEqualTo(FACE);
  }

  @Test
  void mean_isThatOfEachPoint() {
    Landmarks moved = FACE.map(p -> new Point(p.x() + 4, p.y() - 2));
    assertThat(Landmarks.mean(List.of(FACE, moved)))
        .isEqualTo(FACE.map(p -> new Point(p.x() + 2, p.y() - 1)));
  }
}
