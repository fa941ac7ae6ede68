package org.vultus.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.Point;

/** Poses of a head in space, seen from far away. */
final class HeadPoseTest {

  /** x to the right, y down, z towards the viewer, in inter-eye distances. */
  private static final double[][] HEAD = {
    {-0.5, 0, 0}, {0.5, 0, 0}, {0, 0.56, 0.64}, {-0.44, 1.01, 0}, {0.44, 1.01, 0}
  };

  @ParameterizedTest
  @ValueSource(doubles = {-80, -45, -20, 0, 20, 45, 80})
  void yaw_ofATurnedHead_isFound(double degrees) {
    HeadPose pose = HeadPose.of(turned(degrees, 0));
    assertThat(pose.yaw()).isCloseTo(degrees, within(0.01));
  }

  @Test
  void pitch_growsWithTheHeadTurnedDown() {
    double up = HeadPose.of(turned(0, -15)).pitch();
    double level = HeadPose.of(turned(0, 0)).pitch();
    double down = HeadPose.of(turned(0, 15)).pitch();
    assertThat(level).isCloseTo(4, within(3.0));
    assertThat(down).isBetween(level + 8, level + 20);
    assertThat(up).isBetween(level - 20, level - 8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-170, -90, -30, 0, 30, 90, 170})
  void roll_ofATiltedHead_isFound(double degrees) {
    double angle = Math.toRadians(degrees);
    Landmarks tilted =
        turned(0, 0)
            .map(
                p ->
                    new Point(
                        p.x() * Math.cos(angle) - p.y() * Math.sin(angle),
                        p.x() * Math.sin(angle) + p.y() * Math.cos(angle)));
    HeadPose pose = HeadPose.of(tilted);
    assertThat(pose.roll()).isCloseTo(degrees, within(0.01));
    assertThat(pose.yaw()).isCloseTo(0, within(0.01));
  }

  @Test
  void mirroring_turnsYawAndRollOver() {
    Landmarks face = turned(30, 5).map(p -> new Point(p.x() + 0.1 * p.y(), p.y()));
    List<Point> p = face.map(q -> new Point(-q.x(), q.y())).points();
    HeadPose mirrored =
        HeadPose.of(new Landmarks(p.get(1), p.get(0), p.get(2), p.get(4), p.get(3)));
    HeadPose pose = HeadPose.of(face);
    assertThat(mirrored.yaw()).isCloseTo(-pose.yaw(), within(1e-9));
    assertThat(mirrored.roll()).isCloseTo(-pose.roll(), within(1e-9));
    assertThat(mirrored.pitch()).isCloseTo(pose.pitch(), within(1e-9));
  }

  /** Yaw to the image's right, then pitch down. */
  private static Landmarks turned(double yaw, double pitch) {
    double a = Math.toRadians(yaw);
    double b = Math.toRadians(pitch);
    return Landmarks.of(
        List.of(HEAD).stream()
            .map(
                p -> {
                  double depth = p[2] * Math.cos(a) - p[0] * Math.sin(a);
                  double aside = p[0] * Math.cos(a) + p[2] * Math.sin(a);
                  return new Point(100 * aside, 100 * (p[1] * Math.cos(b) + depth * Math.sin(b)));
                })
            .toList());
  }
}
