package org.vultus.server.cli;

import org.vultus.vision.EngineSettings;
import picocli.CommandLine.Option;

/** How photos are analysed. */
final class EngineOptions {

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "How many photos are analysed at once (default: the number of cores).")
  private int concurrency = EngineSettings.DEFAULT.concurrency();

  @Option(
      names = "--face-dominance",
      paramLabel = "X",
      defaultValue = "2",
      description = {
        "How many times the area of the next face the largest must have to count",
        "(default: ${DEFAULT-VALUE})."
      })
  private double dominance = EngineSettings.DEFAULT.dominance();

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      description = {
        "The most pixels of a photo; larger ones are refused. A photo being read takes up to",
        "12 bytes for each (default: ${DEFAULT-VALUE})."
      })
  private long maxPixels = EngineSettings.DEFAULT.maxPixels();

  EngineSettings settings() {
    if (concurrency < 1) {
      throw new CommandFailedException("--concurrency is at least 1, not " + concurrency);
    }
    if (!(dominance >= 1)) {
      throw new CommandFailedException("--face-dominance is at least 1, not " + dominance);
    }
    if (maxPixels < 1 || maxPixels > EngineSettings.LARGEST_MAX_PIXELS) {
      throw new CommandFailedException(
          "--max-pixels is 1 to %d, not %d"
              .formatted(EngineSettings.LARGEST_MAX_PIXELS, maxPixels));
    }
    return new EngineSettings(concurrency, dominance, maxPixels);
  }
}
