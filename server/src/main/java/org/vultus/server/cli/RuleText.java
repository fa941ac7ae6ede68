package org.vultus.server.cli;

import java.util.Locale;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.embedding.MatchRule;
import org.vultus.pack.FixedThreshold;
import org.vultus.pack.PackManifest;
import org.vultus.server.assembly.MatchSettings;

/** Says in one line from which similarity on faces match, and what that rests on. */
final class RuleText {

  private RuleText() {}

  static String of(MatchRule rule, PackManifest pack, MatchSettings settings) {
    return String.format(Locale.ROOT, "threshold %.4f", rule.threshold(1))
        + (settings.threshold() == null ? "" : " as set")
        + rule.calibration()
            .map(known -> rate(rule) + " (" + known.summary() + ")")
            .orElseGet(() -> uncalibrated(pack, settings))
        + unused(settings);
  }

  private static String rate(MatchRule rule) {
    FalseMatchRate rate = rule.thresholdRate(1).orElseThrow();
    return (rule.targetFmr().isPresent() ? " for a false match rate of " : ", false match rate ")
        + rate;
  }

  private static String uncalibrated(PackManifest pack, MatchSettings settings) {
    FixedThreshold fixed = pack.match().fixed();
    return settings.threshold() != null || fixed == null
        ? ", not calibrated"
        : ", not calibrated (" + fixed.data() + ")";
  }

  /** Both may be set, in two places: the threshold counts. */
  private static String unused(MatchSettings settings) {
    return settings.threshold() == null || settings.targetFmr() == null
        ? ""
        : "; match.target-fmr " + settings.targetFmr() + " is overridden by match.threshold";
  }
}
