package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;

final class FaceChoiceTest {

  private final FaceChoice choice = new FaceChoice(2);

  @Test
  void choose_none_isNoFace() {
    assertThat(code(List.of())).isEqualTo(RefusalCode.NO_FACE);
  }

  @Test
  void choose_exactlyTwiceTheArea_counts() {
    Detection large = face(20, 10);
    assertThat(choice.choose(List.of(face(10, 10), large, face(1, 1)))).isEqualTo(large);
  }

  @Test
  void choose_lessThanTwiceTheArea_isSeveralFaces() {
    assertThat(code(List.of(face(10, 10), face(19.9, 10)))).isEqualTo(RefusalCode.SEVERAL_FACES);
  }

  @Test
  void choose_withDominanceOne_takesTheLargest() {
    Detection large = face(10.1, 10);
    assertThat(new FaceChoice(1).choose(List.of(face(10, 10), large))).isEqualTo(large);
  }

  @Test
  void choose_aLargerFaceOfWhichTheDetectorIsUnsure_doesNotCount() {
    Detection sure = face(130, 180, 0.93);
    assertThat(choice.choose(List.of(face(260, 268, 0.75), sure))).isEqualTo(sure);
  }

  @Test
  void choose_amongSureFaces_isByAreaAlone() {
    Detection large = face(20, 10, 0.86);
    assertThat(choice.choose(List.of(face(10, 10, 0.97), large))).isEqualTo(large);
  }

  @Test
  void severalFaces_saysHowManyAndHowMuch() {
    Refusal refusal = (Refusal) choice.choose(List.of(face(10, 10), face(10, 10), face(9, 9)));
    assertThat(refusal.message()).contains("3 faces").contains("2 times");
  }

  @Test
  void dominanceBelowOne_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FaceChoice(0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> new FaceChoice(Double.NaN));
  }

  private RefusalCode code(List<Detection> faces) {
    return ((Refusal) choice.choose(faces)).code();
  }

  private static Detection face(double width, double height) {
    return face(width, height, 0.9);
  }

  private static Detection face(double width, double height, double score) {
    Landmarks anywhere = Landmarks.of(Collections.nCopies(5, new Point(1, 1)));
    return new Detection(new Box(0, 0, width, height), anywhere, score);
  }
}
