package org.vultus.server.identity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A user's id as registered: trimmed, Unicode NFC, 1 to 255 code points, no control characters. Two
 * ids are equal if their {@link #key keys} are: {@code b21ai022} and {@code B21AI022} are one user.
 */
public final class UserId {

  /** The most code points that an id has. */
  public static final int MAX_LENGTH = 255;

  private final String text;
  private final String key;

  private UserId(String text) {
    this.text = text;
    this.key = text.toUpperCase(Locale.ROOT);
  }

  /** What {@link #parse} makes of a text. */
  public sealed interface Parsed {}

  /** The text is an id. */
  public record Valid(UserId id) implements Parsed {}

  /** The text is no id; {@code reason} says what was seen and what is accepted. */
  public record Invalid(String reason) implements Parsed {}

  /** Reads an id; a blank text is invalid. */
  public static Parsed parse(String raw) {
    String text = Normalizer.normalize(trim(raw), Normalizer.Form.NFC);
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > MAX_LENGTH) {
      return new Invalid(
          "The id has %d characters; accepted are 1 to %d".formatted(length, MAX_LENGTH));
    }
    if (text.codePoints().anyMatch(UserId::isForbidden)) {
      return new Invalid("The id holds a control character; accepted is text without them");
    }
    return new Valid(new UserId(text));
  }

  /** Whether nothing is left of the text once white space at both ends is gone. */
  public static boolean isBlank(String raw) {
    return trim(raw).isEmpty();
  }

  /** The id as first registered. */
  public String text() {
    return text;
  }

  /** What two ids are compared by: the text in upper case of the root locale; it may be longer. */
  public String key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserId id && id.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Lone surrogates go with the control characters: no database holds them. */
  private static boolean isForbidden(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /** Unlike {@link String#strip}, also takes no-break spaces away. */
  private static String trim(String raw) {
    int start = 0;
    int end = raw.length();
    while (start < end && isSpace(raw.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(raw.charAt(end - 1))) {
      end--;
    }
    return raw.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
