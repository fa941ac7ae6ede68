package org.vultus.quality;

/**
 * What the length of an embedder's raw output says of the face: networks trained with a softmax
 * give short vectors for faces that they can make little of (Ranjan et al., "Crystal loss and
 * quality pooling", 2018; Meng et al., "MagFace", 2021). The scale differs from network to network.
 *
 * @param poor the length that scores 0
 * @param good the length that scores 100, above {@code poor}
 */
public record MagnitudeScale(double poor, double good) {

  /** Rejects a scale that does not rise. */
  public MagnitudeScale {
    if (!(poor >= 0 && good > poor && good < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "magnitudes rise from poor, at least 0, to good; not from " + poor + " to " + good);
    }
  }

  Component component(double magnitude) {
    double part = (magnitude - poor) / (good - poor);
    return Component.of(Measure.EMBEDDING_MAGNITUDE, magnitude, part);
  }
}
