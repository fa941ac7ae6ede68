package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.nio.ByteOrder;

/**
 * From chunk to chunk through a PNG (third edition, sections 5 and 11). Only what makes the pixels
 * goes to the decoder: texts and profiles, which may unpack to gigabytes, and the frames of an
 * animation do not.
 */
final class PngWalk {

  private static final int SIGNATURE = 8;
  private static final int FRAMING = 12;
  private static final int HEADER_END = SIGNATURE + FRAMING + 13;

  /** An empty chunk of that name and its checksum. */
  private static final byte[] END = {
    0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82
  };

  private final Bytes bytes;
  private final Extract.Builder pieces;
  private int orientation = 1;
  private boolean transparent;
  private boolean coloured;
  private boolean dataSeen;

  PngWalk(byte[] file) {
    this.bytes = Bytes.of(file, ByteOrder.BIG_ENDIAN);
    this.pieces = new Extract.Builder(file);
  }

  Walk walk() throws NoImageException {
    if (bytes.has(SIGNATURE + 4L, "CgBI")) {
      throw NoImageException.notRead("a PNG in Apple's form for apps (CgBI)");
    }
    PngHeader header = PngHeader.read(bytes, SIGNATURE);
    pieces.keep(0, HEADER_END);
    walkChunks(HEADER_END);
    require(dataSeen && (coloured || !header.needsPalette()));
    EncodedFrame frame =
        new EncodedFrame(ImageFormat.PNG, pieces.add(END).build(), header.width(), header.height());
    return new FirstImage(frame, orientation, header.decodedBytes(transparent));
  }

  /** Up to the last chunk, or to the end of a file that has all data and no last chunk. */
  private void walkChunks(int from) throws NoImageException {
    long at = from;
    while (at + FRAMING <= bytes.length() && !bytes.has(at + 4, "IEND")) {
      long end = at + FRAMING + bytes.u32(at);
      if (end > bytes.length()) {
        require(dataSeen && !bytes.has(at + 4, "IDAT"));
        return;
      }
      take((int) at, (int) end);
      at = end;
    }
  }

  private void take(int at, int end) throws NoImageException {
    if (bytes.has(at + 4L, "IDAT")) {
      dataSeen = true;
      pieces.keep(at, end);
    } else if (bytes.has(at + 4L, "PLTE") || bytes.has(at + 4L, "tRNS")) {
      require(!dataSeen);
      coloured |= bytes.has(at + 4L, "PLTE");
      transparent |= bytes.has(at + 4L, "tRNS");
      pieces.keep(at, end);
    } else if (bytes.has(at + 4L, "eXIf")) {
      orientation = Directory.exifOrientation(bytes.part(at + 8L, end - at - FRAMING));
    } else {
      // A chunk that no decoder may pass over begins with a capital letter.
      require(bytes.u8(at + 4L) >= 'a');
    }
  }
}
