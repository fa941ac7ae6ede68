package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

/** The size that a JPEG 2000's codestream begins with (ISO/IEC 15444-1, A.5.1). */
record Jpeg2000Size(int width, int height, long tiles, int channels, int bits) {

  private static final int MOST_TILES = 4096;
  private static final int MOST_BITS = 16;

  /** Reads what follows the marker. */
  static Jpeg2000Size read(Bytes bytes, long at) throws NoImageException {
    int channels = bytes.u16(at + 36);
    require(bytes.u16(at) == 38 + 3 * channels);
    long width = bytes.u32(at + 4) - bytes.u32(at + 12);
    long height = bytes.u32(at + 8) - bytes.u32(at + 16);
    require(width > 0 && height > 0);
    require(width <= Integer.MAX_VALUE / 2 && height <= Integer.MAX_VALUE / 2);
    long tiles = tiles(bytes, at, 0) * tiles(bytes, at, 4);
    require(tiles > 0 && tiles <= MOST_TILES);
    int bits = bits(bytes, at + 38, channels);
    return new Jpeg2000Size((int) width, (int) height, tiles, channels, bits);
  }

  /** Along an axis whose numbers are {@code axis} bytes behind those of x. */
  private static long tiles(Bytes bytes, long at, int axis) throws NoImageException {
    long tile = bytes.u32(at + 20 + axis);
    long start = bytes.u32(at + 28 + axis);
    require(tile > 0 && start <= bytes.u32(at + 12 + axis));
    return Math.ceilDiv(bytes.u32(at + 4 + axis) - start, tile);
  }

  private static int bits(Bytes bytes, long at, int channels) throws NoImageException {
    if (channels < 1 || channels > 4) {
      throw NoImageException.notRead("a JPEG 2000 of " + channels + " channels");
    }
    int depth = bytes.u8(at);
    for (long channel = at; channel < at + 3L * channels; channel += 3) {
      if (bytes.u8(channel + 1) != 1 || bytes.u8(channel + 2) != 1) {
        throw NoImageException.notRead("a JPEG 2000 whose channels differ in size");
      }
      if (bytes.u8(channel) != depth || depth >= MOST_BITS) {
        throw NoImageException.notRead("a JPEG 2000 of unusual depth");
      }
    }
    return depth + 1;
  }

  /** All coefficients at once, in 4 bytes each, and the samples made from them. */
  long decoderBytes() {
    return (long) width * height * channels * (4 + Math.ceilDiv(bits, 8));
  }
}
