package org.vultus.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a face. */
public enum Limit {
  /** The least overall value, 0 to 100. */
  OVERALL(
      null, Bound.AT_LEAST, 0, 100, "send a clear photo of the face, upright and from the front"),
  /** The least inter-eye distance in pixels. */
  EYE_DISTANCE(Measure.INTER_EYE_DISTANCE, Bound.AT_LEAST, 0, 10_000, "step closer"),
  /** The least margin around the landmarks in inter-eye distances. */
  MARGIN(Measure.MARGIN, Bound.AT_LEAST, -10, 100, "show the whole face, away from the edges"),
  /** The least sharpness. */
  SHARPNESS(Measure.SHARPNESS, Bound.AT_LEAST, 0, 10, "hold still and focus on the face"),
  /** The largest under-exposed part of the face in percent. */
  UNDER_EXPOSURE(
      Measure.UNDER_EXPOSURE_PREVENTION, Bound.AT_MOST, 0, 100, "put more light on the face"),
  /** The largest over-exposed part of the face in percent. */
  OVER_EXPOSURE(
      Measure.OVER_EXPOSURE_PREVENTION, Bound.AT_MOST, 0, 100, "put less light on the face"),
  /** The least dynamic range in bits. */
  DYNAMIC_RANGE(
      Measure.DYNAMIC_RANGE, Bound.AT_LEAST, 0, 8, "send a photo with more contrast, not so pale"),
  /** The largest turn to a side in degrees. */
  YAW(Measure.HEAD_POSE_YAW, Bound.AT_MOST, 0, 180, "look straight at the camera"),
  /** The largest turn up or down in degrees. */
  PITCH(Measure.HEAD_POSE_PITCH, Bound.AT_MOST, 0, 180, "look straight at the camera"),
  /** The largest tilt in degrees, from the nearest quarter turn of the photo. */
  ROLL(Measure.HEAD_POSE_ROLL, Bound.AT_MOST, 0, 180, "hold the head upright"),
  /** How sure the detector has to be of the face on close-ups, 0 to 1. */
  CLOSE_UP(
      Measure.CLOSE_UP,
      Bound.AT_LEAST,
      0,
      1,
      "send a photo that shows the face upright, from the front and well lit"),
  /** How sure it must be at least that the eyes can be seen, in percent. */
  EYES(
      Measure.EYES_VISIBLE,
      Bound.AT_LEAST,
      0,
      100,
      "the eyes are covered or cannot be made out; show both, without dark glasses"),
  /** How sure it must be at least that the mouth can be seen, in percent. */
  MOUTH(
      Measure.MOUTH_OCCLUSION_PREVENTION,
      Bound.AT_LEAST,
      0,
      100,
      "the mouth is covered or cannot be made out; show it, without a mask or a hand");

  private enum Bound {
    AT_LEAST,
    AT_MOST
  }

  private final @Nullable Measure measure;
  private final Bound bound;
  private final double lowest;
  private final double highest;
  private final String advice;

  Limit(@Nullable Measure measure, Bound bound, double lowest, double highest, String advice) {
    this.measure = measure;
    this.bound = bound;
    this.lowest = lowest;
    this.highest = highest;
    this.advice = advice;
  }

  /** The name in settings, such as {@code eye-distance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A limit's value, if it makes sense.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  double checked(double value) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          "the limit '%s' lies between %s and %s, not %s"
              .formatted(word(), plain(lowest), plain(highest), plain(value)));
    }
    return value;
  }

  /** What the face lacks, in words; empty if it keeps the limit or was not measured for it. */
  Optional<Shortcoming> missed(QualityReport report, double value) {
    return seen(report)
        .filter(seen -> bound == Bound.AT_LEAST ? seen < value : seen > value)
        .map(seen -> new Shortcoming(this, words(seen, value)));
  }

  private Optional<Double> seen(QualityReport report) {
    return measure == null
        ? Optional.of(report.overall())
        : report.raw(measure).map(measure::limited);
  }

  private String words(double seen, double value) {
    String name = measure == null ? "overall quality" : measure.title();
    String unit = measure == null || measure.unit().isEmpty() ? "" : " " + measure.unit();
    boolean least = bound == Bound.AT_LEAST;
    return "%s %s%s, at %s %s %s: %s"
        .formatted(
            name,
            rounded(seen, least ? RoundingMode.FLOOR : RoundingMode.CEILING),
            unit.equals(" %") ? "%" : unit,
            least ? "least" : "most",
            plain(value),
            least ? "needed" : "accepted",
            advice);
  }

  /** To two digits, never onto the limit that was missed. */
  private static String rounded(double value, RoundingMode mode) {
    int digits = Math.abs(value) < 1 ? 2 : Math.abs(value) < 100 ? 1 : 0;
    return plain(BigDecimal.valueOf(value).setScale(digits, mode).doubleValue());
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
