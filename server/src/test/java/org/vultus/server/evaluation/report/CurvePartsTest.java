package org.vultus.server.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePartsTest {

  @Test
  void parts_shareTheirEnds() {
    assertThat(parts(List.of(-2, -1, 1, 2, -3)))
        .isEqualTo(new CurveParts<>(List.of(-2, -1, 1), List.of(1, 2), List.of(2, -3)));
  }

  @Test
  void supportedThroughout_isAllSolid() {
    assertThat(parts(List.of(1, 2)))
        .isEqualTo(new CurveParts<>(List.of(), List.of(1, 2), List.of()));
  }

  @Test
  void supportedNowhere_isOneDashedPart() {
    assertThat(parts(List.of(-1, -2)))
        .isEqualTo(new CurveParts<>(List.of(-1, -2), List.of(), List.of()));
    assertThat(parts(List.of())).isEqualTo(new CurveParts<>(List.of(), List.of(), List.of()));
  }

  private static CurveParts<Integer> parts(List<Integer> points) {
    return CurveParts.of(points, point -> point > 0);
  }
}
