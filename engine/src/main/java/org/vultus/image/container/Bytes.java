package org.vultus.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Unsigned numbers of a file, or of a part of it, by their place. Whatever leads out of it ends in
 * an {@link IndexOutOfBoundsException}.
 */
final class Bytes {

  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  static Bytes of(byte[] file, ByteOrder order) {
    return new Bytes(ByteBuffer.wrap(file).order(order));
  }

  int length() {
    return buffer.capacity();
  }

  /** The same bytes in another order. */
  Bytes in(ByteOrder order) {
    return new Bytes(buffer.duplicate().order(order));
  }

  Bytes part(long start, long length) {
    Objects.checkFromIndexSize(start, length, length());
    return new Bytes(buffer.slice((int) start, (int) length).order(buffer.order()));
  }

  int u8(long at) {
    return buffer.get(index(at)) & 0xff;
  }

  int u16(long at) {
    return buffer.getShort(index(at)) & 0xffff;
  }

  int u24(long at) {
    return buffer.order() == ByteOrder.LITTLE_ENDIAN
        ? u16(at) | u8(at + 2) << 16
        : u16(at) << 8 | u8(at + 2);
  }

  ByteOrder order() {
    return buffer.order();
  }

  /** At most what a signed number of 8 bytes holds: no file is longer. */
  long u64(long at) {
    return Objects.checkIndex(buffer.getLong(index(at)), Long.MAX_VALUE);
  }

  long u32(long at) {
    return buffer.getInt(index(at)) & 0xffffffffL;
  }

  /** Whether these Latin letters are found there; false beyond the end. */
  boolean has(long at, String latin1) {
    if (at < 0 || at + latin1.length() > length()) {
      return false;
    }
    int same = 0;
    while (same < latin1.length() && u8(at + same) == latin1.charAt(same)) {
      same++;
    }
    return same == latin1.length();
  }

  /** Latin letters. */
  String latin(long at, int length) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append((char) u8(at + i));
    }
    return letters.toString();
  }

  /** A signed number. */
  int s32(long at) {
    return buffer.getInt(index(at));
  }

  private int index(long at) {
    return (int) Objects.checkIndex(at, length());
  }
}
