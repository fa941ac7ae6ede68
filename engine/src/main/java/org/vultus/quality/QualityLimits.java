package org.vultus.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a face must keep to be used.
 *
 * @param values a limit that is not in it asks nothing
 */
public record QualityLimits(Map<Limit, Double> values) {

  /** Any face will do. */
  public static final QualityLimits NONE = new QualityLimits(Map.of());

  /** For a template that will be compared with many photos to come. */
  public static final QualityLimits ENROLMENT =
      new QualityLimits(
          Map.ofEntries(
              Map.entry(Limit.OVERALL, 25.0),
              Map.entry(Limit.EYE_DISTANCE, 28.0),
              Map.entry(Limit.MARGIN, 0.25),
              Map.entry(Limit.SHARPNESS, 0.25),
              Map.entry(Limit.UNDER_EXPOSURE, 50.0),
              Map.entry(Limit.OVER_EXPOSURE, 40.0),
              Map.entry(Limit.DYNAMIC_RANGE, 4.5),
              Map.entry(Limit.YAW, 60.0),
              Map.entry(Limit.PITCH, 25.0),
              Map.entry(Limit.ROLL, 35.0),
              Map.entry(Limit.EYES, 10.0),
              Map.entry(Limit.MOUTH, 10.0)));

  /** For a probe: whoever fails may try again, but what says nothing is not compared. */
  public static final QualityLimits VERIFICATION =
      new QualityLimits(
          Map.ofEntries(
              Map.entry(Limit.OVERALL, 10.0),
              Map.entry(Limit.EYE_DISTANCE, 16.0),
              Map.entry(Limit.MARGIN, -0.5),
              Map.entry(Limit.SHARPNESS, 0.12),
              Map.entry(Limit.UNDER_EXPOSURE, 80.0),
              Map.entry(Limit.OVER_EXPOSURE, 80.0),
              Map.entry(Limit.DYNAMIC_RANGE, 0.0),
              Map.entry(Limit.YAW, 75.0),
              Map.entry(Limit.PITCH, 40.0),
              Map.entry(Limit.ROLL, 60.0),
              Map.entry(Limit.EYES, 0.0),
              Map.entry(Limit.MOUTH, 0.0)));

  /** Takes a copy; rejects values out of range. */
  public QualityLimits {
    values.forEach(Limit::checked);
    values = Map.copyOf(values);
  }

  /** These limits with some others in their place. */
  public QualityLimits with(Map<Limit, Double> others) {
    Map<Limit, Double> changed = new EnumMap<>(Limit.class);
    changed.putAll(values);
    changed.putAll(others);
    return new QualityLimits(changed);
  }

  /** The limits that the face misses, in the order of {@link Limit}. */
  public List<Shortcoming> missedBy(QualityReport report) {
    return Stream.of(Limit.values()).flatMap(limit -> missed(limit, report).stream()).toList();
  }

  private Optional<Shortcoming> missed(Limit limit, QualityReport report) {
    return Optional.ofNullable(values.get(limit)).flatMap(value -> limit.missed(report, value));
  }
}
