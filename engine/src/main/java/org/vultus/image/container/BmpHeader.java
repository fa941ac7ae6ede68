package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

/**
 * The headers of a bitmap, those of OS/2 included.
 *
 * @param size of the second header, which tells the versions apart
 * @param height as stored; negative where the rows run downwards
 * @param imageBytes as the header says; often 0
 * @param colours in the palette as the header says; 0 for all that {@code bits} can name
 */
record BmpHeader(
    int size, int width, int height, int bits, int compression, long imageBytes, long colours) {

  static final int FILE_HEADER = 14;

  /** A value for {@link #compression}; further ones are in {@code wingdi.h}. */
  static final int PLAIN = 0;

  static final int RLE8 = 1;
  static final int RLE4 = 2;
  static final int BIT_FIELDS = 3;
  static final int JPEG = 4;
  static final int PNG = 5;
  static final int ALPHA_BIT_FIELDS = 6;

  private static final int CORE = 12;
  private static final int INFO = 40;
  private static final int OS2 = 64;

  static BmpHeader read(Bytes file) throws NoImageException {
    long size = file.u32(FILE_HEADER);
    if (size == CORE) {
      return checked(new BmpHeader(CORE, file.u16(18), file.u16(20), file.u16(24), PLAIN, 0, 0));
    }
    require(size >= INFO && size <= 1024);
    return checked(
        new BmpHeader(
            (int) size,
            file.s32(18),
            file.s32(22),
            file.u16(28),
            (int) Math.min(file.u32(30), Integer.MAX_VALUE),
            file.u32(34),
            file.u32(46)));
  }

  private static BmpHeader checked(BmpHeader header) throws NoImageException {
    require(header.width > 0 && header.height != 0 && header.height != Integer.MIN_VALUE);
    boolean readable =
        switch (header.compression) {
          case PLAIN -> header.hasPalette() || header.bits >= 16;
          case RLE8 -> header.bits == 8;
          case RLE4 -> header.bits == 4;
          case BIT_FIELDS, ALPHA_BIT_FIELDS -> header.hasMasks();
          case JPEG -> throw NoImageException.notRead("a BMP that holds a JPEG");
          case PNG -> throw NoImageException.notRead("a BMP that holds a PNG");
          default -> throw NoImageException.notRead("a BMP of a rare compression");
        };
    if (!readable || header.bits > 32) {
      throw NoImageException.notRead(
          "a BMP of %d bits a pixel and compression %d".formatted(header.bits, header.compression));
    }
    return header;
  }

  private boolean hasMasks() {
    return (bits == 16 || bits == 32) && size != OS2;
  }

  boolean hasPalette() {
    return bits == 1 || bits == 4 || bits == 8;
  }

  boolean isMasked() {
    return compression == BIT_FIELDS || compression == ALPHA_BIT_FIELDS;
  }

  boolean isRunLength() {
    return compression == RLE8 || compression == RLE4;
  }

  /** Whether there is a mask for transparency, too. */
  boolean hasAlphaMask() {
    return isMasked() && (size >= INFO + 16 || compression == ALPHA_BIT_FIELDS);
  }

  /** Where the masks begin: in the header, or right after the older one. */
  int masksAt() {
    return FILE_HEADER + INFO;
  }

  /** Where the palette begins if there is one. */
  int end() {
    int masks = isMasked() && size == INFO ? hasAlphaMask() ? 16 : 12 : 0;
    return FILE_HEADER + size + masks;
  }

  /** Bytes of a colour in the palette. */
  int colourBytes() {
    return size == CORE ? 3 : 4;
  }

  int rows() {
    return Math.abs(height);
  }

  /** Bytes of the pixels where they are not compressed. */
  long plainBytes() {
    return ((long) width * bits + 31) / 32 * 4 * rows();
  }
}
