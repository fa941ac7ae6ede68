package org.vultus.server.assembly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.MatchRule;
import org.vultus.pack.CalibrationFile;
import org.vultus.pack.ManifestException;
import org.vultus.pack.PackManifest;

/**
 * How strict decisions are to be.
 *
 * @param targetFmr the false match rate to keep to; null takes the pack's own
 * @param threshold a similarity to use whatever its false match rate is; null takes the one for
 *     {@code targetFmr}
 * @param nearestMargin a verification fails if another user is more similar by at least so much;
 *     null looks for no other
 */
public record MatchSettings(
    @Nullable Double targetFmr, @Nullable Double threshold, @Nullable Double nearestMargin) {

  /** What the pack asks for. */
  public static final MatchSettings OF_PACK = new MatchSettings(null, null, null);

  /** How strict decisions about two photos are, which have no others beside them. */
  public MatchSettings(@Nullable Double targetFmr, @Nullable Double threshold) {
    this(targetFmr, threshold, null);
  }

  /** The same settings with another margin. */
  public MatchSettings withNearestMargin(@Nullable Double margin) {
    return new MatchSettings(targetFmr, threshold, margin);
  }

  /**
   * The rule for a pack, by its own calibration.
   *
   * @throws MatchSettingsException if the two do not go together
   */
  public MatchRule rule(PackManifest pack) {
    return rule(pack, Optional.ofNullable(pack.match().calibration()));
  }

  /**
   * The rule for a pack, by the calibration that {@code vultus calibrate} has written into the data
   * folder, or else by the pack's own.
   *
   * @throws MatchSettingsException if they do not go together, or the file is broken
   */
  public MatchRule rule(PackManifest pack, Path dataDir) {
    Path file = dataDir.resolve(CalibrationFile.nameFor(pack.id()));
    if (!Files.exists(file)) {
      return rule(pack);
    }
    try {
      return rule(pack, Optional.of(CalibrationFile.read(file, pack.id())));
    } catch (ManifestException e) {
      throw new MatchSettingsException(String.valueOf(e.getMessage()));
    }
  }

  private MatchRule rule(PackManifest pack, Optional<Calibration> calibration) {
    if (threshold != null) {
      return MatchRule.fixed(threshold, calibration.orElse(null));
    }
    if (calibration.isEmpty() && targetFmr == null) {
      return pack.match().rule();
    }
    double target = targetFmr == null ? pack.match().targetFmr() : targetFmr;
    try {
      return MatchRule.atRate(target, calibration.orElseThrow(() -> uncalibrated(pack)));
    } catch (IllegalArgumentException e) {
      throw new MatchSettingsException("match.target-fmr: " + e.getMessage());
    }
  }

  private MatchSettingsException uncalibrated(PackManifest pack) {
    return new MatchSettingsException(
        ("match.target-fmr is %s, but the pack %s is not calibrated, so that nobody knows the"
                + " threshold for it. Measure it ('vultus calibrate', or 'vultus evaluate"
                + " --calibrate'), set match.threshold instead, or leave both out")
            .formatted(targetFmr, pack.id()));
  }
}
