package org.vultus.server.api;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Texts as they come in requests. */
final class Encoding {

  /** What is no text in its encoding becomes this, which no id holds. */
  private static final String NO_TEXT = "\0";

  private Encoding() {}

  /**
   * Decodes a text. Bytes that are none are not made U+FFFD, as is usual: ids that differ would
   * fall together.
   */
  static String decoded(ByteBuffer bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .replaceWith(NO_TEXT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("it replaces what it cannot decode", e);
    }
  }

  /**
   * Decodes percent-encoded UTF-8, with plus signs for spaces.
   *
   * @throws IllegalArgumentException if it is not percent-encoded as it should be
   */
  static String percentDecoded(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String bytes =
        URLDecoder.decode(
            new String(utf8, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    return decoded(
        ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.UTF_8);
  }
}
