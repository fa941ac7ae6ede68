package org.vultus.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SimilarityTransformTest {

  private static final List<Point> FACE =
      List.of(
          new Point(38, 51),
          new Point(73, 52),
          new Point(56, 71),
          new Point(41, 92),
          new Point(70, 92));

  @Test
  void fit_recoversTheTransformThatMadeThePoints() {
    SimilarityTransform made = turned(30, 1.7, 12, -5);
    SimilarityTransform fitted = SimilarityTransform.fit(FACE, moved(FACE, made));
    assertThat(fitted.a()).isCloseTo(made.a(), within(1e-9));
    assertThat(fitted.b()).isCloseTo(made.b(), within(1e-9));
    assertThat(fitted.tx()).isCloseTo(12, within(1e-9));
    assertThat(fitted.ty()).isCloseTo(-5, within(1e-9));
  }

  @Test
  void fit_ofNoisyPoints_isNotImprovedByAnySmallChange() {
    Random random = new Random(1);
    List<Point> to =
        moved(FACE, turned(-20, 0.6, 3, 4)).stream()
            .map(p -> new Point(p.x() + random.nextGaussian(), p.y() + random.nextGaussian()))
            .toList();
    SimilarityTransform best = SimilarityTransform.fit(FACE, to);
    for (int i = 0; i < 200; i++) {
      SimilarityTransform other =
          new SimilarityTransform(
              best.a() + random.nextGaussian() * 1e-3,
              best.b() + random.nextGaussian() * 1e-3,
              best.tx() + random.nextGaussian() * 0.1,
              best.ty() + random.nextGaussian() * 0.1);
      assertThat(error(other, to)).isGreaterThanOrEqualTo(error(best, to));
    }
  }

  @Test
  void after_isOneTransformAfterTheOther() {
    SimilarityTransform first = turned(30, 1.7, 12, -5);
    SimilarityTransform second = turned(-70, 0.4, 3, 8);
    Point point = new Point(5, 9);
    Point both = second.after(first).apply(point);
    assertThat(both.distance(second.apply(first.apply(point)))).isLessThan(1e-9);
  }

  @Test
  void turning_keepsTheAngleAndTakesThePointWhereItShall() {
    SimilarityTransform turning =
        turned(30, 1.7, 12, -5).turning(0.5, new Point(40, 60), new Point(7, 8));
    assertThat(turning.scale()).isCloseTo(0.5, within(1e-9));
    assertThat(Math.toDegrees(Math.atan2(turning.b(), turning.a()))).isCloseTo(30, within(1e-9));
    assertThat(turning.apply(new Point(40, 60)).distance(new Point(7, 8))).isLessThan(1e-9);
  }

  @Test
  void fit_neverMirrors() {
    List<Point> mirrored = FACE.stream().map(p -> new Point(-p.x(), p.y())).toList();
    SimilarityTransform fitted = SimilarityTransform.fit(FACE, mirrored);
    Point right = fitted.apply(new Point(1, 0));
    Point down = fitted.apply(new Point(0, 1));
    Point origin = fitted.apply(new Point(0, 0));
    double turn =
        (right.x() - origin.x()) * (down.y() - origin.y())
            - (right.y() - origin.y()) * (down.x() - origin.x());
    assertThat(turn).isPositive();
  }

  @Test
  void inverse_leadsBack() {
    SimilarityTransform there = turned(77, 3.1, -40, 8);
    Point back = there.inverse().apply(there.apply(new Point(11, 13)));
    assertThat(back.x()).isCloseTo(11, within(1e-9));
    assertThat(back.y()).isCloseTo(13, within(1e-9));
  }

  @Test
  void scale_isTheLengthOfAUnit() {
    assertThat(turned(45, 2.5, 0, 0).scale()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void fit_samePoints_isRefused() {
    Point p = new Point(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(List.of(p, p), List.of(p, p)));
  }

  @Test
  void fit_listsOfDifferentLength_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(FACE, FACE.subList(0, 4)))
        .withMessageContaining("5, 4");
  }

  @Test
  void inverse_ofScaleNought_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new SimilarityTransform(0, 0, 1, 1).inverse());
  }

  private static SimilarityTransform turned(double degrees, double scale, double tx, double ty) {
    double angle = Math.toRadians(degrees);
    return new SimilarityTransform(scale * Math.cos(angle), scale * Math.sin(angle), tx, ty);
  }

  private static List<Point> moved(List<Point> points, SimilarityTransform by) {
    return points.stream().map(by::apply).toList();
  }

  private static double error(SimilarityTransform transform, List<Point> to) {
    double sum = 0;
    for (int i = 0; i < to.size(); i++) {
      Point p = transform.apply(FACE.get(i));
      sum += Math.pow(p.x() - to.get(i).x(), 2) + Math.pow(p.y() - to.get(i).y(), 2);
    }
    return sum;
  }
}
