package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.image.Raster;
import org.vultus.pack.ChannelOrder;
import org.vultus.pack.InputSpec;

final class PixelsTest {

  private static final Raster TWO_PIXELS = new Raster(2, 1, new byte[] {1, 2, 3, 4, 5, (byte) 255});

  @Test
  void write_bgr_isPlanesOfBlueGreenRedPaddedWithBlack() {
    assertThat(written(ChannelOrder.BGR, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)))
        .containsExactly(1, 4, 0, 0, 0, 0, 2, 5, 0, 0, 0, 0, 3, 255, 0, 0, 0, 0);
  }

  @Test
  void write_rgb_isPlanesOfRedGreenBlue() {
    assertThat(written(ChannelOrder.RGB, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)))
        .containsExactly(3, 255, 0, 0, 0, 0, 2, 5, 0, 0, 0, 0, 1, 4, 0, 0, 0, 0);
  }

  @Test
  void write_meanAndScale_followTheOrderOfThePlanes() {
    assertThat(written(ChannelOrder.RGB, List.of(3.0, 2.0, 1.0), List.of(1.0, 10.0, 100.0)))
        .containsExactly(
            0, 252, -3, -3, -3, -3, 0, 30, -20, -20, -20, -20, 0, 300, -100, -100, -100, -100);
  }

  private static float[] written(ChannelOrder order, List<Double> mean, List<Double> scale) {
    FloatBuffer to = FloatBuffer.allocate(3 * 3 * 2);
    new Pixels(new InputSpec("input", order, mean, scale)).write(TWO_PIXELS, 3, 2, to);
    return to.array();
  }
}
