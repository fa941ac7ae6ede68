package org.vultus.image;

/** Bilinear resampling in fixed-point arithmetic of 8 fractional bits for each direction. */
final class Bilinear {

  private static final int ONE = 256;

  private Bilinear() {}

  static Raster resample(Raster from, int toWidth, int toHeight) {
    Axis columns = Axis.over(from.width(), toWidth);
    Axis rows = Axis.over(from.height(), toHeight);
    byte[] to = new byte[3 * toWidth * toHeight];
    int[] upper = new int[3 * toWidth];
    int[] lower = new int[3 * toWidth];
    for (int y = 0; y < toHeight; y++) {
      mixColumns(from, rows.first[y], columns, upper);
      mixColumns(from, rows.second[y], columns, lower);
      mixRows(upper, lower, rows.weight[y], to, 3 * y * toWidth);
    }
    return new Raster(toWidth, toHeight, to);
  }

  private static void mixColumns(Raster from, int row, Axis columns, int[] into) {
    int start = 3 * row * from.width();
    for (int x = 0, i = 0; x < columns.weight.length; x++) {
      int first = start + 3 * columns.first[x];
      int second = start + 3 * columns.second[x];
      int weight = columns.weight[x];
      for (int c = 0; c < 3; c++, i++) {
        into[i] = from.at(first + c) * (ONE - weight) + from.at(second + c) * weight;
      }
    }
  }

  private static void mixRows(int[] upper, int[] lower, int weight, byte[] to, int offset) {
    for (int i = 0; i < upper.length; i++) {
      int sum = upper[i] * (ONE - weight) + lower[i] * weight;
      to[offset + i] = (byte) ((sum + ONE * ONE / 2) / (ONE * ONE));
    }
  }

  /** Which two source positions each target position mixes, and the weight of the second. */
  private static final class Axis {

    final int[] first;
    final int[] second;
    final int[] weight;

    private Axis(int size) {
      first = new int[size];
      second = new int[size];
      weight = new int[size];
    }

    static Axis over(int from, int to) {
      Axis axis = new Axis(to);
      for (int i = 0; i < to; i++) {
        double position = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
        axis.first[i] = (int) position;
        axis.second[i] = Math.min(axis.first[i] + 1, from - 1);
        axis.weight[i] = (int) Math.round((position - axis.first[i]) * ONE);
      }
      return axis;
    }
  }
}
