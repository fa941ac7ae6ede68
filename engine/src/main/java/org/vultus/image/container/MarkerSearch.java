package org.vultus.image.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the markers of a JPEG: a byte of all ones and another that is neither 0 nor all ones. */
final class MarkerSearch {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final byte ALL_ONES = (byte) 0xff;

  private MarkerSearch() {}

  /**
   * Where the next marker is at or after {@code from}: the place of the last byte of all ones
   * before its code. Restart markers and the zeros that keep data from looking like a marker are
   * passed over.
   *
   * @return the length of the file if there is none
   */
  static int next(byte[] file, int from) {
    int at = firstOnes(file, from);
    while (at + 1 < file.length) {
      int code = file[at + 1] & 0xff;
      if (code != 0 && code != 0xff && (code & 0xf8) != JpegMarker.RST0) {
        return at;
      }
      at = firstOnes(file, at + 1);
    }
    return file.length;
  }

  /** Eight bytes at a time: files are searched whole. */
  private static int firstOnes(byte[] file, int from) {
    int at = from;
    while (at + 8 <= file.length && !hasOnes((long) EIGHT.get(file, at))) {
      at += 8;
    }
    while (at < file.length && file[at] != ALL_ONES) {
      at++;
    }
    return at;
  }

  /** A byte of all ones is one whose complement borrows when 1 is taken off. */
  private static boolean hasOnes(long bytes) {
    return ((~bytes - LOW_BITS) & bytes & HIGH_BITS) != 0;
  }
}
