package org.vultus.image.container;

import static org.vultus.image.container.NoImageException.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** All boxes one after another in a part of a file. */
  static List<Box> in(Bytes bytes, long from, long to) throws NoImageException {
    return in(bytes, from, to, Set.of(""));
  }

  /**
   * The boxes one after another, until there is one of each of these types: what cameras append is
   * none of the picture's, and need not be boxes.
   */
  static List<Box> in(Bytes bytes, long from, long to, Set<String> enough) throws NoImageException {
    List<Box> boxes = new ArrayList<>();
    Set<String> missing = new HashSet<>(enough);
    long at = from;
    while (at + HEADER <= to && !missing.isEmpty()) {
      require(boxes.size() < MOST);
      long length = bytes.u32(at);
      boolean wide = length == 1;
      length = wide ? bytes.u64(at + HEADER) : length == 0 ? to - at : length;
      int header = wide ? 2 * HEADER : HEADER;
      require(length >= header && length <= to - at);
      boxes.add(new Box(bytes.latin(at + 4, 4), at + header, at + length));
      missing.remove(boxes.getLast().type());
      at += length;
    }
    return boxes;
  }
}
