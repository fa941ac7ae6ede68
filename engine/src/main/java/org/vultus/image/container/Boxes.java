package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.util.ArrayList;
import java.util.List;

/** The boxes that JPEG 2000 and HEIF files consist of (ISO/IEC 14496-12, 4.2). */
final class Boxes {

  /** More than any real file has beside one another. */
  private static final int MOST = 10_000;

  private static final int HEADER = 8;

  private Boxes() {}

  /**
   * One box.
   *
   * @param type its four letters
   * @param start of its content
   * @param end of its content
   */
  record Box(String type, long start, long end) {}

  /** The boxes one after another in a part of a file. */
  static List<Box> in(Bytes bytes, long from, long to) throws NoImageException {
    List<Box> boxes = new ArrayList<>();
    long at = from;
    while (at + HEADER <= to) {
      require(boxes.size() < MOST);
      long length = bytes.u32(at);
      boolean wide = length == 1;
      length = wide ? bytes.u64(at + HEADER) : length == 0 ? to - at : length;
      int header = wide ? 2 * HEADER : HEADER;
      require(length >= header && length <= to - at);
      boxes.add(new Box(type(bytes, at + 4), at + header, at + length));
      at += length;
    }
    return boxes;
  }

  private static String type(Bytes bytes, long at) {
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      type.append((char) bytes.u8(at + i));
    }
    return type.toString();
  }
}
