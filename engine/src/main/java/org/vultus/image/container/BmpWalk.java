package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a bitmap's headers. The decoder gets headers of our own, of one of two versions, and the
 * pixels: of what many programs have written over forty years it knows only some.
 */
final class BmpWalk {

  private static final int INFO = 40;

  /** The header that came after, whose masks include transparency; its colours are sRGB. */
  private static final int INFO_4 = 108;

  private static final int SRGB = 0x73524742;
  private static final int PIXELS_A_METRE = 2835;

  private final byte[] file;
  private final Bytes bytes;

  BmpWalk(byte[] file) {
    this.file = file;
    this.bytes = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
  }

  Walk walk() throws NoImageException {
    BmpHeader header = BmpHeader.read(bytes);
    int colours = colours(header);
    int start = start(header, colours);
    int end = end(header, start);
    byte[] headers = headers(header, colours, end - start);
    Extract extract = new Extract.Builder(file).add(headers).keep(start, end).build();
    EncodedFrame frame = new EncodedFrame(ImageFormat.BMP, extract, header.width(), header.rows());
    int perPixel = header.isRunLength() ? 2 : Math.max(1, header.bits() / 8);
    return new FirstImage(frame, 1, frame.pixels() * perPixel + end - start);
  }

  /** How many colours of the palette are in the file. */
  private int colours(BmpHeader header) {
    if (!header.hasPalette()) {
      return 0;
    }
    int most = 1 << header.bits();
    long said = header.colours() == 0 ? most : Math.min(most, header.colours());
    long pixels = bytes.u32(10);
    long room = pixels > header.end() ? pixels - header.end() : bytes.length();
    return (int) Math.min(said, room / header.colourBytes());
  }

  /** Where the pixels begin. */
  private int start(BmpHeader header, int colours) throws NoImageException {
    long said = bytes.u32(10);
    int least = header.end() + colours * header.colourBytes();
    long start = said < header.end() ? least : said;
    require(start < bytes.length());
    return (int) start;
  }

  private int end(BmpHeader header, int start) throws NoImageException {
    if (!header.isRunLength()) {
      require(start + header.plainBytes() <= bytes.length());
      return (int) (start + header.plainBytes());
    }
    long said = header.imageBytes() == 0 ? bytes.length() : start + header.imageBytes();
    return (int) Math.min(said, bytes.length());
  }

  private byte[] headers(BmpHeader header, int colours, int pixelBytes) {
    int size = header.isMasked() ? INFO_4 : INFO;
    int palette = header.hasPalette() ? 4 << header.bits() : 0;
    int length = BmpHeader.FILE_HEADER + size + palette;
    ByteBuffer to = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    to.put((byte) 'B').put((byte) 'M').putInt(length + pixelBytes).putInt(0).putInt(length);
    to.putInt(size).putInt(header.width()).putInt(header.height());
    to.putShort((short) 1).putShort((short) header.bits());
    to.putInt(header.isMasked() ? BmpHeader.BIT_FIELDS : header.compression());
    to.putInt(pixelBytes).putInt(PIXELS_A_METRE).putInt(PIXELS_A_METRE).putInt(0).putInt(0);
    if (header.isMasked()) {
      putMasks(header, to);
    }
    for (int i = 0; i < colours; i++) {
      int at = header.end() + i * header.colourBytes();
      to.putInt(bytes.u24(at));
    }
    return to.array();
  }

  private void putMasks(BmpHeader header, ByteBuffer to) {
    for (int i = 0; i < 3; i++) {
      to.putInt(bytes.s32(header.masksAt() + 4L * i));
    }
    to.putInt(header.hasAlphaMask() ? bytes.s32(header.masksAt() + 12L) : 0);
    to.putInt(SRGB);
  }
}
