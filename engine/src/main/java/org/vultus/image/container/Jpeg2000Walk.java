package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;
import java.util.Set;

/**
 * Through the boxes of a JPEG 2000 (ISO/IEC 15444-1 annex I) to its codestream, and through that
 * from tile to tile (annex A): every length has to lie within the file. The decoder gets the
 * codestream alone.
 */
final class Jpeg2000Walk {

  private static final int CODESTREAM = 0xff4f;
  private static final int SIZE = 0xff51;
  private static final int CODING = 0xff52;
  private static final int TILE_PART = 0xff90;
  private static final int END = 0xffd9;

  private static final int MOST_LAYERS = 1000;

  private static final int GRAY = 17;
  private static final int SRGB = 16;

  private final byte[] file;
  private final Bytes bytes;
  private long start;
  private long end;

  Jpeg2000Walk(byte[] file) {
    this.file = file;
    this.bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
  }

  Walk walk() throws NoImageException {
    if (bytes.u16(0) == CODESTREAM) {
      end = bytes.length();
    } else {
      walkBoxes(0, bytes.length());
    }
    require(end > 0 && bytes.u16(start) == CODESTREAM && bytes.u16(start + 2) == SIZE);
    Jpeg2000Size size = Jpeg2000Size.read(bytes, start + 4);
    long stop = walkTiles(walkHeader(), size.tiles());
    Extract extract = new Extract.Builder(file).keep((int) start, (int) stop).build();
    EncodedFrame frame =
        new EncodedFrame(ImageFormat.JPEG_2000, extract, size.width(), size.height());
    return new FirstImage(frame, 1, size.decoderBytes());
  }

  private void walkBoxes(long from, long to) throws NoImageException {
    for (Boxes.Box box : Boxes.in(bytes, from, to, Set.of("jp2c"))) {
      switch (box.type()) {
        case "jp2h" -> walkBoxes(box.start(), box.end());
        case "pclr" -> throw NoImageException.notRead("a JPEG 2000 with a palette");
        case "colr" -> refuseColours(box);
        case "jp2c" -> {
          start = end == 0 ? box.start() : start;
          end = end == 0 ? box.end() : end;
        }
        default -> {
          // Metadata, or for players of films.
        }
      }
    }
  }

  private void refuseColours(Boxes.Box box) throws NoImageException {
    boolean named = bytes.u8(box.start()) == 1;
    long colours = named ? bytes.u32(box.start() + 3) : SRGB;
    if (colours != SRGB && colours != GRAY) {
      throw NoImageException.notRead("a JPEG 2000 of unusual colours (" + colours + ")");
    }
  }

  /** From segment to segment up to the first tile, whose place it gives. */
  private long walkHeader() throws NoImageException {
    long at = start + 2;
    while (bytes.u16(at) != TILE_PART) {
      require(bytes.u16(at) >> 8 == 0xff);
      if (bytes.u16(at) == CODING) {
        require(bytes.u16(at + 6) <= MOST_LAYERS && bytes.u8(at + 9) <= 32);
      }
      at += 2 + Math.max(2, bytes.u16(at + 2));
      require(at < end);
    }
    return at;
  }

  /** From tile part to tile part; gives the place behind the last. */
  private long walkTiles(long first, long tiles) throws NoImageException {
    long at = first;
    while (at + 12 <= end && bytes.u16(at) == TILE_PART) {
      require(bytes.u16(at + 4) < tiles);
      long length = bytes.u32(at + 6);
      require(length == 0 || length >= 12);
      at = length == 0 ? end : at + length;
      require(at <= end);
    }
    return at + 2 <= end && bytes.u16(at) == END ? at + 2 : at;
  }
}
