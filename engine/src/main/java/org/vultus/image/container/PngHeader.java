package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

/** The first chunk of a PNG (third edition, section 11.2.1). */
record PngHeader(int width, int height, int bits, int colours) {

  private static final int GRAY = 0;
  private static final int PALETTE = 3;
  private static final int ALPHA = 4;

  /** Reads the chunk that begins there. */
  static PngHeader read(Bytes file, int at) throws NoImageException {
    require(file.u32(at) == 13 && file.has(at + 4L, "IHDR"));
    long width = file.u32(at + 8L);
    long height = file.u32(at + 12L);
    require(width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE);
    int bits = file.u8(at + 16L);
    int colours = file.u8(at + 17L);
    require(isPair(bits, colours));
    require(file.u8(at + 18L) == 0 && file.u8(at + 19L) == 0 && file.u8(at + 20L) <= 1);
    return new PngHeader((int) width, (int) height, bits, colours);
  }

  private static boolean isPair(int bits, int colours) {
    boolean power = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    return power
        && switch (colours) {
          case GRAY -> true;
          case PALETTE -> bits <= 8;
          case 2, 4, 6 -> bits >= 8;
          default -> false;
        };
  }

  boolean needsPalette() {
    return colours == PALETTE;
  }

  /** Bytes of the picture as a decoder gives it, and of a pointer to each row. */
  long decodedBytes(boolean transparent) {
    boolean alpha = transparent || (colours & ALPHA) != 0;
    int channels = alpha ? 4 : colours == GRAY ? 1 : 3;
    int depth = bits == 16 ? 2 : 1;
    return (long) width * height * channels * depth + 8L * height;
  }
}
