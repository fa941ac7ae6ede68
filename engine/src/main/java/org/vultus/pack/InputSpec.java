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

  /** Rejects a mean or scale that does not have three values. */
  public InputSpec {
    if (mean.size() != 3 || scale.size() != 3) {
      throw new IllegalArgumentException(
          "'mean' and 'scale' need three values each, not %d and %d"
              .formatted(mean.size(), scale.size()));
    }
    mean = List.copyOf(mean);
    scale = List.copyOf(scale);
  }
}
