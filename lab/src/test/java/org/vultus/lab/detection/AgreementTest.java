package org.vultus.lab.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vultus.geometry.Box;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;
import org.vultus.vision.Detection;

class AgreementTest {

  private static final Path PHOTO = Path.of("a.jpg");
  private static final Optional<Detection> NONE = Optional.empty();

  @Test
  void sameFace_isFound_withItsLandmarksErrorByTheEyesDistance() {
    Agreement agreement = agreement(face(11, 0.5), face(10, 0));
    assertThat(agreement.photos(Outcome.FOUND)).containsExactly(PHOTO);
    assertThat(agreement.partFound()).isEqualTo(1);
    assertThat(agreement.landmarkError(0.5)).isCloseTo(0.5 / 8, within(1e-9));
  }

  @Test
  void faceElsewhere_isNotFound() {
    Agreement agreement = agreement(face(100, 0), face(10, 0));
    assertThat(agreement.photos(Outcome.ELSEWHERE)).containsExactly(PHOTO);
    assertThat(agreement.partFound()).isZero();
  }

  @Test
  void noFace_isMissed() {
    assertThat(agreement(NONE, face(10, 0)).photos(Outcome.MISSED)).containsExactly(PHOTO);
  }

  @Test
  void faceThatTheReferenceDoesNotFind_isInvented() {
    assertThat(agreement(face(10, 0), NONE).photos(Outcome.INVENTED)).containsExactly(PHOTO);
  }

  private static Agreement agreement(Optional<Detection> seen, Optional<Detection> reference) {
    return Agreement.of(
        new MainFaces(Map.of(PHOTO, seen)), new MainFaces(Map.of(PHOTO, reference)));
  }

  /** A face of 20 x 20 pixels at {@code x}, its landmarks moved to the right by {@code off}. */
  private static Optional<Detection> face(double x, double off) {
    List<Point> points =
        List.of(at(6, 8, off), at(14, 8, off), at(10, 12, off), at(7, 16, off), at(13, 16, off));
    return Optional.of(new Detection(new Box(x, 0, 20, 20), Landmarks.of(points), 0.9));
  }

  private static Point at(double x, double y, double off) {
    return new Point(x + off, y);
  }
}
