package org.vultus.embedding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which similarity on a probe matches a reference: a threshold for each number of templates
 * that keeps to one false match rate, or one that was set by hand. They have four decimals, the
 * last rounded up, so that nobody is told a similarity that contradicts the verdict. Immutable.
 */
public final class MatchRule {

  private static final int DECIMALS = 4;

  /** What interpolation may add to a threshold of few decimals. */
  private static final double NOISE = 1e-9;

  /** By the number of templates, from 1; the last is also for more. */
  private final double[] thresholds;

  private final @Nullable Calibration calibration;
  private final @Nullable Double targetFmr;

  private MatchRule(
      double[] thresholds, @Nullable Calibration calibration, @Nullable Double targetFmr) {
    this.thresholds =
        Arrays.stream(thresholds)
            .map(exact -> rounded(exact - NOISE, RoundingMode.CEILING))
            .toArray();
    this.calibration = calibration;
    this.targetFmr = targetFmr;
  }

  /**
   * The thresholds that give a false match rate.
   *
   * @throws IllegalArgumentException if the calibration cannot carry that rate
   */
  public static MatchRule atRate(double targetFmr, Calibration calibration) {
    if (!(targetFmr > 0 && targetFmr < 1)) {
      throw new IllegalArgumentException(
          "a target false match rate is above 0 and below 1, not " + targetFmr);
    }
    if (targetFmr < calibration.lowestRate()) {
      throw new IllegalArgumentException(
          "a target false match rate of %s is lower than the calibration can carry (%s): at least %.1e"
              .formatted(targetFmr, calibration.summary(), calibration.lowestRate()));
    }
    double[] thresholds = new double[calibration.tables().getLast().templates()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = calibration.threshold(targetFmr, i + 1);
    }
    return new MatchRule(thresholds, calibration, targetFmr);
  }

  /**
   * One threshold for all references.
   *
   * @param calibration says what it means; null if nobody measured that
   */
  public static MatchRule fixed(double threshold, @Nullable Calibration calibration) {
    if (!(threshold >= -1 && threshold <= 1)) {
      throw new IllegalArgumentException("a threshold lies between -1 and 1, not " + threshold);
    }
    return new MatchRule(new double[] {threshold}, calibration, null);
  }

  /**
   * From which similarity on a probe matches.
   *
   * @param templates of the reference, at least 1
   */
  public double threshold(int templates) {
    return thresholds[Math.min(templates, thresholds.length) - 1];
  }

  /** Whether a probe of this similarity matches a reference of so many templates. */
  public boolean matches(double similarity, int templates) {
    return similarity >= threshold(templates);
  }

  /**
   * A similarity as it is told to people: four decimals, rounded down. It reaches a threshold
   * exactly if the similarity itself does.
   */
  public static double told(double similarity) {
    return rounded(similarity, RoundingMode.FLOOR);
  }

  /** How often a probe is so similar to somebody else; empty if nobody measured that. */
  public Optional<FalseMatchRate> rate(double similarity, int templates) {
    return Optional.ofNullable(calibration).map(known -> known.rate(similarity, templates));
  }

  /** How often different people match by this rule; empty if nobody measured that. */
  public Optional<FalseMatchRate> thresholdRate(int templates) {
    Optional<FalseMatchRate> rate = rate(threshold(templates), templates);
    return targetFmr == null
        ? rate
        : rate.map(measured -> new FalseMatchRate(targetFmr, measured.basis()));
  }

  /**
   * The highest {@link #thresholdRate} of all numbers of templates; empty if nobody measured it.
   */
  public Optional<FalseMatchRate> highestThresholdRate() {
    return calibration().stream()
        .flatMap(known -> known.tables().stream())
        .flatMap(table -> thresholdRate(table.templates()).stream())
        .max(Comparator.comparingDouble(FalseMatchRate::value));
  }

  /** The false match rate that the thresholds keep to; empty if one was set by hand. */
  public Optional<Double> targetFmr() {
    return Optional.ofNullable(targetFmr);
  }

  /** What a similarity means; empty if nobody measured it. */
  public Optional<Calibration> calibration() {
    return Optional.ofNullable(calibration);
  }

  private static double rounded(double similarity, RoundingMode mode) {
    return BigDecimal.valueOf(similarity).setScale(DECIMALS, mode).doubleValue();
  }
}
