package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.vultus.server.identity.UserId;

/**
 * What users are found by in a table of our own, whatever the collation of the documented one.
 *
 * <p>A user's key is the UTF-8 of {@link UserId#key}. An adopted table may hold several rows of one
 * key ({@code a} and {@code A}), and rows that are no id at all; these have a twin key: the key, or
 * nothing, then a zero byte, which no id holds, then the digest of the exact text.
 */
final class UserKey {

  private UserKey() {}

  /** The key of a text from the documented table; empty if the text is no id. */
  static String of(String text) {
    return UserId.parse(text) instanceof UserId.Valid valid ? valid.id().key() : "";
  }

  /** The key that a row has if it is the first with it. */
  static byte[] first(String text) {
    String key = of(text);
    return key.isEmpty() ? twin(text) : key.getBytes(UTF_8);
  }

  /** The key that a row has if another row has the first. */
  static byte[] twin(String text) {
    return concat(of(text).getBytes(UTF_8), (byte) 0, Sha256.of(text));
  }

  /** All keys that {@link #first} and {@link #twin} give for a key lie between it and this. */
  static byte[] end(String key) {
    return concat(key.getBytes(UTF_8), (byte) 1, new byte[0]);
  }

  private static byte[] concat(byte[] start, byte middle, byte[] end) {
    return ByteBuffer.allocate(start.length + 1 + end.length)
        .put(start)
        .put(middle)
        .put(end)
        .array();
  }
}
