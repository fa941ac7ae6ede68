package org.vultus.server.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vultus.quality.Limit;
import org.vultus.quality.QualityLimits;
import org.vultus.server.service.QualitySettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What photos must keep to be used. */
final class QualityOptions {

  @Option(
      names = "--enrolment-limits",
      paramLabel = "NAME=VALUE",
      split = ",\\s*",
      splitSynopsisLabel = ",",
      converter = {LimitName.class, Value.class},
      description = {
        "What a photo to register must keep; a limit not named keeps its default: overall=25,",
        "eye-distance=28 (pixels), margin=0.25 (eye distances), sharpness=0.25, under-exposure=50",
        "(%% of the face), over-exposure=40 (%%), dynamic-range=4.5 (bits), yaw=60, pitch=25, roll=35",
        "(degrees), eyes=10, mouth=10 (how sure it must be that they can be seen, %%)."
      })
  private Map<Limit, Double> enrolment = new LinkedHashMap<>();

  @Option(
      names = "--verification-limits",
      paramLabel = "NAME=VALUE",
      split = ",\\s*",
      splitSynopsisLabel = ",",
      converter = {LimitName.class, Value.class},
      description = {
        "What a photo to verify must keep; by default overall=10, eye-distance=16, margin=-0.5,",
        "sharpness=0.12, under-exposure=80, over-exposure=80, dynamic-range=0, yaw=75, pitch=40, roll=60,",
        "eyes=0, mouth=0."
      })
  private Map<Limit, Double> verification = new LinkedHashMap<>();

  QualitySettings settings() {
    return new QualitySettings(
        limits("--enrolment-limits", QualityLimits.ENROLMENT, enrolment),
        limits("--verification-limits", QualityLimits.VERIFICATION, verification));
  }

  private static QualityLimits limits(
      String option, QualityLimits defaults, Map<Limit, Double> changes) {
    try {
      return defaults.with(changes);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(option + ": " + e.getMessage());
    }
  }

  /** Reads a limit's name. */
  static final class LimitName implements ITypeConverter<Limit> {

    @Override
    public Limit convert(String name) {
      return Arrays.stream(Limit.values())
          .filter(limit -> limit.word().equals(name.strip()))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(unknown(name)));
    }

    private static String unknown(String name) {
      String known =
          Arrays.stream(Limit.values()).map(Limit::word).collect(Collectors.joining(", "));
      return "there is no limit '%s'; known are %s".formatted(name, known);
    }
  }

  /** Reads a limit's value. */
  static final class Value implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
      try {
        return Double.valueOf(value.strip());
      } catch (NumberFormatException e) {
        throw new TypeConversionException("a limit is a number, not '" + value + "'");
      }
    }
  }
}
