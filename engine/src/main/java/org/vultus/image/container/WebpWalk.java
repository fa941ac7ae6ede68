package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.vultus.image.container.FirstImage.Canvas;

/**
 * From chunk to chunk through a WebP (RFC 9649, section 2). The decoder gets a file of its own with
 * one picture, of an animation the first, and with that picture's transparency.
 */
final class WebpWalk {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int ANIMATED = 2;
  private static final int HAS_ALPHA = 0x10;

  private final byte[] file;
  private final Bytes bytes;
  private int orientation = 1;
  private int picture;
  private int alpha;
  private int firstFrame;
  private int extended;

  WebpWalk(byte[] file) {
    this.file = file;
    this.bytes = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
  }

  Walk walk() throws NoImageException {
    walkChunks(RIFF_HEADER, Math.min(bytes.length(), CHUNK_HEADER + bytes.u32(4)));
    boolean animated = firstFrame > 0 && (bytes.u8(extended + CHUNK_HEADER) & ANIMATED) != 0;
    if (animated) {
      picture = 0;
      alpha = 0;
      walkChunks(firstFrame + CHUNK_HEADER + FRAME_HEADER, end(firstFrame));
    }
    require(picture > 0);
    WebpSize size = WebpSize.read(bytes, picture);
    EncodedFrame frame =
        new EncodedFrame(ImageFormat.WEBP, extract(size), size.width(), size.height());
    long decoderBytes = frame.pixels() * size.bytesPerPixel(alpha > 0);
    return new FirstImage(frame, canvas(frame, animated), orientation, decoderBytes, 1);
  }

  private void walkChunks(long from, long to) throws NoImageException {
    long at = from;
    while (at + CHUNK_HEADER <= to) {
      int chunk = (int) at;
      if (bytes.has(at, "VP8X")) {
        extended = extended == 0 ? chunk : extended;
      } else if (bytes.has(at, "VP8 ") || bytes.has(at, "VP8L")) {
        picture = picture == 0 ? chunk : picture;
      } else if (bytes.has(at, "ALPH")) {
        alpha = alpha == 0 && picture == 0 ? chunk : alpha;
      } else if (bytes.has(at, "ANMF")) {
        firstFrame = firstFrame == 0 ? chunk : firstFrame;
      } else if (bytes.has(at, "EXIF") && end(chunk) <= to) {
        orientation = Directory.exifOrientation(bytes.part(at + CHUNK_HEADER, bytes.u32(at + 4)));
      }
      at = end(chunk) + (end(chunk) & 1);
    }
  }

  private long end(int chunk) {
    return chunk + CHUNK_HEADER + bytes.u32(chunk + 4L);
  }

  /** Of an animation as it says, else as large as the picture, with which it must agree. */
  private Canvas canvas(EncodedFrame frame, boolean animated) throws NoImageException {
    if (extended == 0) {
      return FirstImage.bare(frame);
    }
    int width = bytes.u24(extended + CHUNK_HEADER + 4L) + 1;
    int height = bytes.u24(extended + CHUNK_HEADER + 7L) + 1;
    if (!animated) {
      require(width == frame.width() && height == frame.height());
      return FirstImage.bare(frame);
    }
    long header = firstFrame + (long) CHUNK_HEADER;
    int left = 2 * bytes.u24(header);
    int top = 2 * bytes.u24(header + 3);
    require(bytes.u24(header + 6) + 1 == frame.width());
    require(bytes.u24(header + 9) + 1 == frame.height());
    require(left + (long) frame.width() <= width && top + (long) frame.height() <= height);
    return new Canvas(width, height, left, top);
  }

  /** A file of the picture alone; transparency beside it takes the extended form. */
  private Extract extract(WebpSize size) throws NoImageException {
    boolean withAlpha = alpha > 0 && !size.lossless();
    int length = 4 + padded(picture) + (withAlpha ? padded(alpha) + CHUNK_HEADER + 10 : 0);
    Extract.Builder pieces =
        new Extract.Builder(file).add(chunk("RIFF", length, 4).put(latin("WEBP")).array());
    if (withAlpha) {
      ByteBuffer extension = chunk("VP8X", 10, 10).putInt(HAS_ALPHA);
      pieces.add(put24(put24(extension, size.width() - 1), size.height() - 1).array());
      keep(alpha, pieces);
    }
    keep(picture, pieces);
    return pieces.build();
  }

  private int padded(int chunk) {
    return Math.toIntExact(end(chunk) + (end(chunk) & 1) - chunk);
  }

  private void keep(int chunk, Extract.Builder pieces) throws NoImageException {
    require(end(chunk) <= bytes.length());
    pieces.keep(chunk, (int) end(chunk));
    if ((end(chunk) & 1) == 1) {
      pieces.add(new byte[1]);
    }
  }

  private static ByteBuffer chunk(String name, int length, int ownBytes) {
    return ByteBuffer.allocate(CHUNK_HEADER + ownBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(latin(name))
        .putInt(length);
  }

  private static ByteBuffer put24(ByteBuffer to, int value) {
    return to.putShort((short) value).put((byte) (value >> 16));
  }

  private static byte[] latin(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }
}
