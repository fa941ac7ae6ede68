package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.util.Arrays;

/** Which bits of which coefficients the scans of a JPEG have brought so far. */
final class JpegProgress {

  private static final int COEFFICIENTS = 64;
  private static final int NOTHING = 14;

  /** For each channel and coefficient the lowest bit that has come. */
  private final int[][] lowestBit;

  private final JpegFrame frame;
  private int scans;
  private boolean firstHasAll;

  JpegProgress(JpegFrame frame) {
    this.frame = frame;
    this.lowestBit = new int[frame.channels()][COEFFICIENTS];
    for (int[] bits : lowestBit) {
      Arrays.fill(bits, NOTHING);
    }
  }

  /** Reads the header of a scan (ITU-T T.81, B.2.3). */
  void add(Bytes file, int start) throws NoImageException {
    int channels = file.u8(start + 4);
    require(channels >= 1 && channels <= 4 && file.u16(start + 2) == 6 + 2 * channels);
    int first = file.u8(start + 5 + 2 * channels);
    int last = Math.min(file.u8(start + 6 + 2 * channels), COEFFICIENTS - 1);
    int bit = file.u8(start + 7 + 2 * channels) & 15;
    require(first <= last);
    firstHasAll |= scans == 0 && channels == frame.channels();
    scans++;
    for (int i = 0; i < channels; i++) {
      int channel = frame.channel(file.u8(start + 5 + 2 * i));
      require(channel >= 0);
      Arrays.fill(lowestBit[channel], first, last + 1, bit);
    }
  }

  int scans() {
    return scans;
  }

  /** Whether a decoder keeps all coefficients until the last scan has come. */
  boolean keepsCoefficients() {
    return frame.isProgressive() || !firstHasAll;
  }

  /** Whether no scan is missing. */
  boolean isComplete() {
    return Arrays.stream(lowestBit).flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0);
  }
}
