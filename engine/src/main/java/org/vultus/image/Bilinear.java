package org.vultus.image;

/** Bilinear resampling in fixed-point arithmetic of 8 fractional bits for each direction. */
final class Bilinear {

  private static final int BITS = 8;
  private static final int ONE = 1 << BITS;
  private static final int HALF = 1 << (2 * BITS - 1);

  private Bilinear() {}

  static Raster resample(Raster from, int toWidth, int toHeight) {
    Axis columns = Axis.over(from.width(), toWidth);
    Axis rows = Axis.over(from.height(), toHeight);
    byte[] to = new byte[3 * toWidth * toHeight];
    int[] line = new int[3 * from.width()];
    for (int y = 0; y < toHeight; y++) {
      mixRows(from, rows.first[y], rows.second[y], rows.weight[y], line);
      mixColumns(line, columns, to, 3 * y * toWidth);
    }
    return new Raster(toWidth, toHeight, to);
  }

  /**
   * First, because neighbours in memory are mixed, which the compiler turns into wide operations.
   */
  private static void mixRows(Raster from, int first, int second, int weight, int[] line) {
    byte[] bgr = from.bgr();
    int upper = first * line.length;
    int lower = second * line.length;
    for (int i = 0; i < line.length; i++) {
      line[i] = (bgr[upper + i] & 0xff) * (ONE - weight) + (bgr[lower + i] & 0xff) * weight;
    }
  }

  private static void mixColumns(int[] line, Axis columns, byte[] to, int offset) {
    for (int x = 0, i = offset; x < columns.weight.length; x++) {
      int first = 3 * columns.first[x];
      int second = 3 * columns.second[x];
      int weight = columns.weight[x];
      for (int c = 0; c < 3; c++, i++) {
        int sum = line[first + c] * (ONE - weight) + line[second + c] * weight;
        to[i] = (byte) ((sum + HALF) >> (2 * BITS));
      }
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
