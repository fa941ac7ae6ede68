package org.vultus.vision;

import java.nio.FloatBuffer;
import org.vultus.image.Raster;
import org.vultus.pack.ChannelOrder;
import org.vultus.pack.InputSpec;

/** Writes a raster into a network's input as one network expects it. */
final class Pixels {

  private final float[][] values = new float[3][256];
  private final boolean reversed;

  Pixels(InputSpec spec) {
    for (int c = 0; c < 3; c++) {
      for (int pixel = 0; pixel < 256; pixel++) {
        values[c][pixel] = (float) ((pixel - spec.mean().get(c)) * spec.scale().get(c));
      }
    }
    this.reversed = spec.channels() == ChannelOrder.RGB;
  }

  /** Fills three planes of {@code width × height}; black pads the right and the bottom. */
  void write(Raster raster, int width, int height, FloatBuffer to) {
    float[] row = new float[width];
    for (int plane = 0; plane < 3; plane++) {
      for (int y = 0; y < height; y++) {
        fillRow(raster, plane, y, row);
        to.put((plane * height + y) * width, row);
      }
    }
  }

  private void fillRow(Raster raster, int plane, int y, float[] row) {
    float[] value = values[plane];
    int filled = y < raster.height() ? raster.width() : 0;
    byte[] bgr = raster.bgr();
    int at = 3 * y * raster.width() + (reversed ? 2 - plane : plane);
    for (int x = 0; x < filled; x++, at += 3) {
      row[x] = value[bgr[at] & 0xff];
    }
    for (int x = filled; x < row.length; x++) {
      row[x] = value[0];
    }
  }
}
