package org.vultus.vision;

/**
 * How a {@link FaceEngine} works.
 *
 * @param concurrency how many photos are analysed at once, at least 1; more callers wait
 * @param dominance how many times the area of the next largest face the largest needs in order to
 *     count, at least 1; 1 takes the largest in any case
 * @param maxPixels pictures with more pixels are refused, and those that take more than 12 bytes
 *     for each of so many; 1 to {@link #LARGEST_MAX_PIXELS}
 */
public record EngineSettings(int concurrency, double dominance, long maxPixels) {

  /** The pixels of a picture are in one array of 3 bytes each. */
  public static final long LARGEST_MAX_PIXELS = 700_000_000;

  /** All cores, twice the area, 64 megapixels. */
  public static final EngineSettings DEFAULT =
      new EngineSettings(Runtime.getRuntime().availableProcessors(), 2, 64_000_000);

  /** Rejects values out of range. */
  public EngineSettings {
    if (concurrency < 1) {
      throw new IllegalArgumentException("the concurrency is at least 1, not " + concurrency);
    }
    if (maxPixels < 1 || maxPixels > LARGEST_MAX_PIXELS) {
      throw new IllegalArgumentException(
          "the most pixels are 1 to %d, not %d".formatted(LARGEST_MAX_PIXELS, maxPixels));
    }
  }

  /** The same settings, but the largest face counts however large the others are. */
  public EngineSettings takingLargestFace() {
    return new EngineSettings(concurrency, 1, maxPixels);
  }
}
