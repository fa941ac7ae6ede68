package org.vultus.server.cli;

import org.jspecify.annotations.Nullable;
import org.vultus.server.assembly.MatchSettings;
import picocli.CommandLine.Option;

/** How strict decisions are. */
final class MatchOptions {

  @Option(
      names = {"--match-target-fmr", "--match.target-fmr"},
      paramLabel = "RATE",
      description = {
        "The false match rate that the threshold is to keep to, such as 1e-4: how many of the photos",
        "of other people may match (default: the pack's own)."
      })
  private @Nullable Double targetFmr;

  @Option(
      names = {"--match-threshold", "--match.threshold"},
      paramLabel = "X",
      description = {
        "The similarity from which on two faces count as one person's, -1 to 1, whatever its false",
        "match rate is (default: that of --match-target-fmr)."
      })
  private @Nullable Double threshold;

  MatchSettings settings() {
    if (targetFmr != null && !(targetFmr > 0 && targetFmr < 1)) {
      throw new CommandFailedException(
          "--match-target-fmr is above 0 and below 1, not " + targetFmr);
    }
    if (threshold != null && !(threshold >= -1 && threshold <= 1)) {
      throw new CommandFailedException("--match-threshold is -1 to 1, not " + threshold);
    }
    return new MatchSettings(targetFmr, threshold);
  }
}
