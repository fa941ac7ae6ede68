package org.vultus.pack;

/**
 * How long an embedder's raw outputs usually are, which tells how much it could make of a face.
 *
 * @param poor the length of what is hardly a face to it
 * @param good the length of the best faces
 * @param data what it was measured on
 */
public record MagnitudeSpec(double poor, double good, String data) {

  /** Rejects lengths that do not rise from {@code poor} to {@code good}. */
  public MagnitudeSpec {
    if (!(poor >= 0 && good > poor && good < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "'poor' is at least 0 and 'good' above it, not %s and %s".formatted(poor, good));
    }
  }
}
