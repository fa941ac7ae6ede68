package org.vultus.image;

import java.awt.image.DataBuffer;

/**
 * Numbers of any depth, a few for each pixel, that become bytes by proportion alone: the JDK's
 * colour models take gray for linear light and brighten it.
 *
 * @param samples gray, gray and alpha, RGB, RGBA, or inks
 * @param white the number of full light, or of full ink
 * @param inks whether four channels are cyan, magenta, yellow and black
 * @param premultiplied whether the colours are darkened by their alpha already
 */
record Samples(java.awt.image.Raster samples, double white, boolean inks, boolean premultiplied) {

  private static final int BYTE_WHITE = 255;
  private static final int SHORT_WHITE = 65_535;
  private static final double INT_WHITE = 4_294_967_295.0;

  /** Sharpened floats go a little beyond 1. */
  private static final double MOST_OF_UNIT = 2;

  /** Full light is what the depth allows; numbers of 32 bits tell it by the largest among them. */
  static Samples of(java.awt.image.Raster samples, boolean inks, boolean premultiplied) {
    int bits = samples.getSampleModel().getSampleSize(0);
    double white = bits < 32 ? (1L << bits) - 1 : white(samples);
    return new Samples(samples, white, inks, premultiplied);
  }

  private static double white(java.awt.image.Raster samples) {
    double most = 0;
    double[] row = new double[samples.getWidth() * samples.getNumBands()];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(samples.getMinX(), samples.getMinY() + y, samples.getWidth(), 1, row);
      for (double sample : row) {
        most = Math.max(most, unsigned(sample, samples.getTransferType()));
      }
    }
    boolean whole = samples.getTransferType() == DataBuffer.TYPE_INT;
    if (most <= MOST_OF_UNIT && !whole) {
      return 1;
    }
    return most <= BYTE_WHITE ? BYTE_WHITE : most <= SHORT_WHITE ? SHORT_WHITE : INT_WHITE;
  }

  private static double unsigned(double sample, int type) {
    return type == DataBuffer.TYPE_INT && sample < 0 ? sample + INT_WHITE + 1 : sample;
  }

  Raster bgr() {
    int width = samples.getWidth();
    byte[] bgr = new byte[3 * width * samples.getHeight()];
    double[] row = new double[width * samples.getNumBands()];
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, row);
      write(row, bgr, 3 * width * y);
    }
    return new Raster(width, samples.getHeight(), bgr);
  }

  private void write(double[] row, byte[] bgr, int start) {
    int bands = samples.getNumBands();
    int colours = bands < 3 ? 1 : 3;
    for (int from = 0, to = start; from < row.length; from += bands) {
      double last = bands > colours ? part(row[from + colours]) : inks ? 0 : 1;
      for (int c = 2; c >= 0; c--, to++) {
        double light = light(part(row[from + Math.min(c, colours - 1)]), last);
        bgr[to] = (byte) Math.round(BYTE_WHITE * Math.clamp(light, 0, 1));
      }
    }
  }

  /** The light of a colour, given what the channel behind the colours says. */
  private double light(double colour, double last) {
    if (inks) {
      return (1 - colour) * (1 - last);
    }
    return (premultiplied ? colour : colour * last) + 1 - last;
  }

  /** From 0 to 1; what is no number counts as 0. */
  private double part(double sample) {
    double part = unsigned(sample, samples.getTransferType()) / white;
    return part > 0 ? Math.min(part, 1) : 0;
  }
}
