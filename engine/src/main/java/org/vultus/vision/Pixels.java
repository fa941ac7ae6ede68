package org.vultus.vision;

import java.nio.FloatBuffer;
import java.util.Arrays;
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
    float[][] rows = new float[3][width];
    for (int y = 0; y < height; y++) {
      int filled = y < raster.height() ? raster.width() : 0;
      fill(raster, y, filled, rows);
      for (int plane = 0; plane < 3; plane++) {
        float[] row = rows[reversed ? 2 - plane : plane];
        Arrays.fill(row, filled, width, values[plane][0]);
        to.put((plane * height + y) * width, row);
      }
    }
  }

  /** All three colours in one pass: {@code rows} are blue, green and red. */
  private void fill(Raster raster, int y, int filled, float[][] rows) {
    byte[] bgr = raster.bgr();
    float[] blue = rows[0];
    float[] green = rows[1];
    float[] red = rows[2];
    float[] ofBlue = values[reversed ? 2 : 0];
    float[] ofGreen = values[1];
    float[] ofRed = values[reversed ? 0 : 2];
    for (int x = 0, at = 3 * y * raster.width(); x < filled; x++, at += 3) {
      blue[x] = ofBlue[bgr[at] & 0xff];
      green[x] = ofGreen[bgr[at + 1] & 0xff];
      red[x] = ofRed[bgr[at + 2] & 0xff];
    }
  }
}
