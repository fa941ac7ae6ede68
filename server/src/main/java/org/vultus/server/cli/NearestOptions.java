package org.vultus.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of a match where another user is nearer. */
final class NearestOptions {

  @Option(
      names = {"--match-nearest-margin", "--match.nearest-margin"},
      paramLabel = "X",
      description = {
        "Refuse a verification where another user is more similar to the photo by at least X, 0 to 2;",
        "every verification then searches all users (default: off)."
      })
  private @Nullable Double margin;

  @Nullable Double margin() {
    if (margin != null && !(margin >= 0 && margin <= 2)) {
      throw new CommandFailedException("--match-nearest-margin is 0 to 2, not " + margin);
    }
    return margin;
  }
}
