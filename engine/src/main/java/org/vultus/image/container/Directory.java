package org.vultus.image.container;

import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/** A directory of a TIFF file or of EXIF data (TIFF 6.0 section 2): tags and their values. */
final class Directory {

  private static final int ORIENTATION = 274;

  private static final int HEADER = 8;
  private static final int ENTRY = 12;

  private final Bytes tiff;
  private final long start;
  private final int entries;

  private Directory(Bytes tiff, long start) {
    this.tiff = tiff;
    this.start = start + 2;
    this.entries = tiff.u16(start);
  }

  /** The first directory after a header that says where it is. */
  static Optional<Directory> first(Bytes file) {
    boolean littleEndian = file.has(0, "II*\0");
    if (!littleEndian && !file.has(0, "MM\0*")) {
      return Optional.empty();
    }
    Bytes tiff = file.in(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long at = tiff.u32(4);
    return at < HEADER ? Optional.empty() : Optional.of(new Directory(tiff, at));
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
      long entry = start + (long) ENTRY * i;
      if (tiff.u16(entry) == tag) {
        return valuesOf(entry);
      }
    }
    return new Values(tiff, 0, 0, 0);
  }

  private Values valuesOf(long entry) {
    int type = tiff.u16(entry + 2);
    long count = tiff.u32(entry + 4);
    boolean here = size(type) * count <= 4;
    return new Values(tiff, type, count, here ? entry + 8 : tiff.u32(entry + 8));
  }

  /** Unsigned numbers that lie one after another. */
  record Values(Bytes tiff, int type, long count, long at) {

    long get(long place) {
      Objects.checkIndex(place, count);
      long value = at + size(type) * place;
      return switch (size(type)) {
        case 1 -> tiff.u8(value);
        case 2 -> tiff.u16(value);
        default -> tiff.u32(value);
      };
    }

    long firstOr(long other) {
      return count == 0 ? other : get(0);
    }
  }

  /** Bytes of all values, each of which has to lie within the file. */
  long bytesOfValues() {
    long sum = 0;
    for (int i = 0; i < entries; i++) {
      Values values = valuesOf(start + (long) ENTRY * i);
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
