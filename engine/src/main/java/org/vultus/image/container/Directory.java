package org.vultus.image.container;

import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory of a TIFF file, of a BigTIFF, or of EXIF data (TIFF 6.0 section 2): tags and their
 * values.
 */
final class Directory {

  private static final int ORIENTATION = 274;

  private static final int MOST_ENTRIES = 65_535;

  private final Bytes tiff;
  private final Form form;
  private final long start;
  private final int entries;

  /** Where the parts of a directory are: places take 4 bytes, or 8 in a BigTIFF. */
  private enum Form {
    CLASSIC(4, 2, 12, 4),
    BIG(8, 8, 20, 8);

    private final int firstPlace;
    private final int countBytes;
    private final int entryBytes;
    private final int placeBytes;

    Form(int firstPlace, int countBytes, int entryBytes, int placeBytes) {
      this.firstPlace = firstPlace;
      this.countBytes = countBytes;
      this.entryBytes = entryBytes;
      this.placeBytes = placeBytes;
    }

    long place(Bytes tiff, long at) {
      return placeBytes == 4 ? tiff.u32(at) : tiff.u64(at);
    }
  }

  private Directory(Bytes tiff, Form form, long place) {
    this.tiff = tiff;
    this.form = form;
    this.start = place + form.countBytes;
    this.entries =
        form == Form.CLASSIC
            ? tiff.u16(place)
            : (int) Objects.checkIndex(tiff.u64(place), MOST_ENTRIES + 1L);
  }

  /** The first directory after a header that says where it is. */
  static Optional<Directory> first(Bytes file) {
    boolean littleEndian = file.has(0, "II");
    Bytes tiff = file.in(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
      return at(tiff, Form.CLASSIC, tiff.u32(Form.CLASSIC.firstPlace));
    }
    boolean big = file.has(0, "II+\0\b\0\0\0") || file.has(0, "MM\0+\0\b\0\0");
    return big ? at(tiff, Form.BIG, tiff.u64(Form.BIG.firstPlace)) : Optional.empty();
  }

  private static Optional<Directory> at(Bytes tiff, Form form, long place) {
    return place < 2L * form.firstPlace
        ? Optional.empty()
        : Optional.of(new Directory(tiff, form, place));
  }

  /** The directory that follows, if one does. */
  Optional<Directory> next() {
    long link = start + (long) form.entryBytes * entries;
    return at(tiff, form, form.place(tiff, link));
  }

  /** A directory that a value names by its place. */
  Optional<Directory> at(long place) {
    return at(tiff, form, place);
  }

  /** The EXIF orientation of what may be EXIF data; 1 where it says nothing that makes sense. */
  static int exifOrientation(Bytes exif) {
    try {
      Bytes tiff = exif.has(0, "Exif\0\0") ? exif.part(6, exif.length() - 6L) : exif;
      return first(tiff).map(Directory::orientation).orElse(1);
    } catch (IndexOutOfBoundsException e) {
      // Viewers show such a picture as it is stored, too.
      return 1;
    }
  }

  int orientation() {
    long value = values(ORIENTATION).firstOr(1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /** A tag's values, none if it is not there. */
  Values values(int tag) {
    for (int i = 0; i < entries; i++) {
      if (tiff.u16(entry(i)) == tag) {
        return valuesOf(entry(i));
      }
    }
    return new Values(tiff, 0, 0, 0);
  }

  private long entry(int index) {
    return start + (long) form.entryBytes * index;
  }

  private Values valuesOf(long entry) {
    int type = tiff.u16(entry + 2);
    long count = form.place(tiff, entry + 4);
    Objects.checkFromIndexSize(0, count, tiff.length());
    long value = entry + 4 + form.placeBytes;
    boolean here = size(type) * count <= form.placeBytes;
    return new Values(tiff, type, count, here ? value : form.place(tiff, value));
  }

  /** Unsigned numbers that lie one after another. */
  record Values(Bytes tiff, int type, long count, long at) {

    long get(long place) {
      Objects.checkIndex(place, count);
      long value = at + size(type) * place;
      return switch (size(type)) {
        case 1 -> tiff.u8(value);
        case 2 -> tiff.u16(value);
        case 4 -> tiff.u32(value);
        default -> isLong8() ? tiff.u64(value) : tiff.u32(value);
      };
    }

    long firstOr(long other) {
      return count == 0 ? other : get(0);
    }

    long[] all() {
      long[] all = new long[Math.toIntExact(count)];
      for (int i = 0; i < all.length; i++) {
        all[i] = get(i);
      }
      return all;
    }

    /** Whether these are whole numbers of 8 bytes, which BigTIFF alone knows. */
    boolean isLong8() {
      return type == 16 || type == 18;
    }

    /** As they lie in the file. */
    byte[] bytes() {
      Bytes part = tiff.part(at, size(type) * count);
      byte[] bytes = new byte[part.length()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) part.u8(i);
      }
      return bytes;
    }
  }

  /** The order of all numbers of the file. */
  ByteOrder order() {
    return tiff.order();
  }

  /** Bytes of all values, each of which has to lie within the file. */
  long bytesOfValues() {
    long sum = 0;
    for (int i = 0; i < entries; i++) {
      Values values = valuesOf(entry(i));
      long bytes = size(values.type) * values.count;
      tiff.part(values.at, bytes);
      sum += bytes;
    }
    return sum;
  }

  /** Bytes of one value of a type; types that nobody knows count as the largest. */
  private static int size(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      default -> 8;
    };
  }
}
