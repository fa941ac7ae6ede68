package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

/** The header of a JPEG's picture (ITU-T T.81, B.2.2): of one, three or four channels. */
final class JpegFrame {

  private final boolean progressive;
  private final int width;
  private final int height;
  private final int[] ids;

  /** Of each channel: across in the upper four bits, down in the lower. */
  private final int[] sampling;

  private JpegFrame(boolean progressive, int width, int height, int[] ids, int[] sampling) {
    this.progressive = progressive;
    this.width = width;
    this.height = height;
    this.ids = ids;
    this.sampling = sampling;
  }

  /** Reads the segment of that marker, whose length is known to lie within the file. */
  static JpegFrame read(Bytes file, int start, int marker) throws NoImageException {
    refuseRareProcesses(marker, file.u8(start + 4));
    int channels = file.u8(start + 9);
    require(channels > 0 && file.u16(start + 2) == 8 + 3 * channels);
    if (channels == 2 || channels > 4) {
      throw NoImageException.notRead("a JPEG of " + channels + " channels");
    }
    int[] ids = new int[channels];
    int[] sampling = new int[channels];
    for (int i = 0; i < channels; i++) {
      ids[i] = file.u8(start + 10 + 3 * i);
      sampling[i] = file.u8(start + 11 + 3 * i);
      require(isSampling(sampling[i] >> 4) && isSampling(sampling[i] & 15));
    }
    int width = file.u16(start + 7);
    require(width > 0);
    boolean progressive = marker == JpegMarker.SOF2 || marker == JpegMarker.SOF10;
    return new JpegFrame(progressive, width, file.u16(start + 5), ids, sampling);
  }

  private static boolean isSampling(int factor) {
    return factor >= 1 && factor <= 4;
  }

  private static void refuseRareProcesses(int marker, int bits) throws NoImageException {
    switch (marker) {
      case JpegMarker.SOF3, JpegMarker.SOF11 -> throw NoImageException.notRead("a lossless JPEG");
      case JpegMarker.SOF55 -> throw NoImageException.notRead("a JPEG-LS");
      case JpegMarker.SOF0, JpegMarker.SOF1, JpegMarker.SOF2, JpegMarker.SOF9, JpegMarker.SOF10 -> {
        if (bits != 8) {
          throw NoImageException.notRead("a JPEG of " + bits + " bits a channel");
        }
      }
      default -> throw NoImageException.notRead("a hierarchical JPEG");
    }
  }

  /** The same picture of another height. */
  JpegFrame ofHeight(int lines) {
    return new JpegFrame(progressive, width, lines, ids, sampling);
  }

  int width() {
    return width;
  }

  /** 0 if it comes after the first scan. */
  int height() {
    return height;
  }

  int channels() {
    return ids.length;
  }

  /** The place of a channel, or -1. */
  int channel(int id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == id) {
        return i;
      }
    }
    return -1;
  }

  boolean isProgressive() {
    return progressive;
  }

  /** Of all coefficients, where they are kept until the last scan: 2 bytes each. */
  long coefficientBytes() {
    int across = 0;
    int down = 0;
    long blocksOfUnit = 0;
    for (int factors : sampling) {
      across = Math.max(across, factors >> 4);
      down = Math.max(down, factors & 15);
      blocksOfUnit += (long) (factors >> 4) * (factors & 15);
    }
    long units = (long) units(width, across) * units(height, down);
    return units * blocksOfUnit * 64 * 2;
  }

  private static int units(int pixels, int factor) {
    return (pixels + 8 * factor - 1) / (8 * factor);
  }
}
