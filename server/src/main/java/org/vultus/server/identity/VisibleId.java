package org.vultus.server.identity;

import java.util.stream.Collectors;

/**
 * Ids as people see them. An id may hold characters that show as nothing or as a space, or that
 * turn the direction of writing; two ids may differ by those alone.
 */
public final class VisibleId {

  /** Letters and marks that show as nothing: joiners, fillers, and selectors of a variant. */
  private static final String BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private VisibleId() {}

  /** The id with each such character as its number, such as {@code ann‹U+200B›}. */
  public static String of(String id) {
    return id.codePoints()
        .mapToObj(c -> isInvisible(c) ? "‹U+%04X›".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** What is left of the id's key without them; of two ids that look alike it is the same. */
  public static String bare(UserId id) {
    return id.key()
        .codePoints()
        .filter(c -> !isInvisible(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> BLANK_LETTERS.indexOf(c) >= 0 || isVariationSelector(c);
    };
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0100 && c <= 0xe01ef)
        || (c >= 0x180b && c <= 0x180f);
  }
}
