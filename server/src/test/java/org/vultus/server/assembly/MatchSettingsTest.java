package org.vultus.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.MatchRule;
import org.vultus.pack.CalibrationFile;
import org.vultus.pack.KnownPacks;
import org.vultus.pack.PackManifest;

final class MatchSettingsTest {

  private static final PackManifest CALIBRATED = KnownPacks.named("retail-0095").orElseThrow();
  private static final PackManifest UNCALIBRATED = KnownPacks.named("opencv-zoo").orElseThrow();

  @TempDir private Path data;

  @Test
  void withoutSettings_thePackDecides() {
    assertThat(rule(null, null, CALIBRATED).targetFmr()).contains(1e-4);
    assertThat(rule(null, null, UNCALIBRATED).threshold(1)).isEqualTo(0.363);
  }

  @Test
  void strictTarget_hasAHigherThreshold() {
    double usual = rule(null, null, CALIBRATED).threshold(1);
    assertThat(rule(1e-3, null, CALIBRATED).threshold(1)).isLessThan(usual);
    assertThat(rule(1e-5, null, CALIBRATED).threshold(1)).isGreaterThan(usual);
  }

  @Test
  void threshold_overridesTheTarget() {
    MatchRule rule = rule(1e-3, 0.4, CALIBRATED);
    assertThat(rule.threshold(1)).isEqualTo(0.4);
    assertThat(rule.thresholdRate(1).orElseThrow().value()).isBetween(1e-5, 1e-3);
    assertThat(rule(null, 0.4, UNCALIBRATED).thresholdRate(1)).isEmpty();
  }

  @Test
  void targetBelowTheData_isRefused() {
    assertThatThrownBy(() -> rule(1e-12, null, CALIBRATED))
        .isInstanceOf(MatchSettingsException.class)
        .hasMessageContaining("match.target-fmr: a target false match rate of 1.0E-12 is lower");
  }

  @Test
  void targetForAPackThatIsNotCalibrated_isRefused() {
    assertThatThrownBy(() -> rule(1e-4, null, UNCALIBRATED))
        .isInstanceOf(MatchSettingsException.class)
        .hasMessageContaining("opencv-zoo 2021dec is not calibrated")
        .hasMessageContaining("match.threshold");
  }

  @Test
  void calibrationInTheDataFolder_comesFirst() throws IOException {
    Calibration own =
        new Calibration(
            "own",
            LocalDate.of(2026, 1, 2),
            800,
            800,
            List.of(new FmrTable(1, 300_000, List.of(0.0, 0.6), List.of(1.0, 1e-4))));
    for (PackManifest pack : List.of(CALIBRATED, UNCALIBRATED)) {
      CalibrationFile.write(data.resolve(CalibrationFile.nameFor(pack.id())), pack.id(), own);
      assertThat(rule(null, null, pack).threshold(1)).isCloseTo(0.6, within(1e-9));
    }
  }

  private MatchRule rule(@Nullable Double target, @Nullable Double threshold, PackManifest pack) {
    return new MatchSettings(target, threshold).rule(pack, data);
  }
}
