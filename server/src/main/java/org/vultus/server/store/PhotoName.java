package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of photo files: {@code <encoded id>_<yyyyMMddHHmmss>[-n].jpg}, the time in UTC, {@code n}
 * from 2 on when the name is taken.
 *
 * <p>The id is percent-encoded as UTF-8, RFC 3986's unreserved characters kept. An encoding of more
 * than 180 bytes is cut at a whole escape and followed by {@code ~} and the first 16 hexadecimal
 * digits of the SHA-256 of the id's key. Two names that differ in case alone belong to ids that do.
 */
final class PhotoName {

  private static final int MAX_ENCODED = 180;
  private static final int DIGEST_BYTES = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9._~%-]{0,197}_\\d{14}(-\\d{1,9})?\\.jpg");

  private PhotoName() {}

  /**
   * The {@code n}th name for a photo of that id and time.
   *
   * @param n 1 or more
   */
  static String of(String id, Instant at, int n) {
    return encode(id) + "_" + TIME.format(at) + (n == 1 ? "" : "-" + n) + ".jpg";
  }

  /** Whether a file's name has the form of ours. */
  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  private static String encode(String id) {
    StringBuilder encoded = new StringBuilder();
    int cut = 0;
    for (byte b : id.getBytes(UTF_8)) {
      encoded.append(isUnreserved(b) ? String.valueOf((char) b) : "%%%02X".formatted(b));
      if (encoded.length() <= MAX_ENCODED) {
        cut = encoded.length();
      }
    }
    return encoded.length() <= MAX_ENCODED
        ? encoded.toString()
        : encoded.substring(0, cut) + "~" + digest(id);
  }

  private static String digest(String id) {
    String key = UserKey.of(id);
    return HexFormat.of().formatHex(Sha256.of(key.isEmpty() ? id : key), 0, DIGEST_BYTES);
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
