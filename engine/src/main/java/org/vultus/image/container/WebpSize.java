package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

/** The size that the data of a WebP's picture begin with (RFC 6386 section 9.1, RFC 9649 3.4). */
record WebpSize(int width, int height, boolean lossless) {

  private static final int CHUNK_HEADER = 8;
  private static final int BITS_14 = 0x3fff;

  /** Reads the chunk that begins there. */
  static WebpSize read(Bytes file, int chunk) throws NoImageException {
    Bytes data = file.part(chunk + (long) CHUNK_HEADER, file.u32(chunk + 4L));
    return file.has(chunk, "VP8L") ? lossless(data) : lossy(data);
  }

  private static WebpSize lossless(Bytes data) throws NoImageException {
    require(data.u8(0) == 0x2f);
    long sizes = data.u32(1);
    return new WebpSize((int) (sizes & BITS_14) + 1, (int) (sizes >> 14 & BITS_14) + 1, true);
  }

  private static WebpSize lossy(Bytes data) throws NoImageException {
    boolean keyFrame = (data.u8(0) & 1) == 0;
    require(keyFrame && data.has(3, "\u009d\u0001*"));
    WebpSize size = new WebpSize(data.u16(6) & BITS_14, data.u16(8) & BITS_14, false);
    require(size.width > 0 && size.height > 0);
    return size;
  }

  /**
   * Lossless pictures are unpacked to four channels and copied to four. Transparency beside a lossy
   * one is a plane of its own, which may be filtered into another.
   */
  int bytesPerPixel(boolean alpha) {
    return lossless ? 8 : alpha ? 6 : 3;
  }
}
