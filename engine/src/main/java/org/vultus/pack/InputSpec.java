package org.vultus.pack;

import java.util.List;

/**
 * How pixels enter a network: float32, NCHW, each value {@code (pixel − mean) · scale} with pixels
 * of 0 to 255.
 *
 * @param tensor the input's name in the ONNX graph
 * @param channels the order of the colour planes; {@code mean} and {@code scale} follow it
 * @param mean three values
 * @param scale three values
 */
public record InputSpec(
    String tensor, ChannelOrder channels, List<Double> mean, List<Double> scale) {

  /** Rejects a mean or scale that does not have three finite values. */
  public InputSpec {
    if (mean.size() != 3 || scale.size() != 3) {
      throw new IllegalArgumentException(
          "'mean' and 'scale' need three values each, not %d and %d"
              .formatted(mean.size(), scale.size()));
    }
    if (!mean.stream().allMatch(Double::isFinite) || !scale.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "'mean' and 'scale' are finite, not %s and %s".formatted(mean, scale));
    }
    mean = List.copyOf(mean);
    scale = List.copyOf(scale);
  }
}
