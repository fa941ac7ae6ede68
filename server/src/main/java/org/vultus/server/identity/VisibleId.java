package org.vultus.server.identity;

import java.util.regex.Pattern;

/**
 * Ids as people see them. An id may hold characters that show as nothing or as a space, or that
 * turn the direction of writing; two ids may differ by those alone.
 */
public final class VisibleId {

  /** Joiners, fillers and selectors of a variant are letters or marks by their category. */
  private static final String NOTHING =
      "[\\p{Cf}\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}"
          + "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0"
          + "\\x{E0100}-\\x{E01EF}]";

  private static final Pattern UNSEEN = Pattern.compile(NOTHING);

  private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

  /** With them, other spaces than the usual one, and what could be taken for a number below. */
  private static final Pattern SHOWN = Pattern.compile(NOTHING + "|(?! )\\p{Zs}|(?<= ) |‹(?=U\\+)");

  private VisibleId() {}

  /** The id with each such character as its number, such as {@code ann‹U+200B›}. */
  public static String of(String id) {
    return SHOWN.matcher(id).replaceAll(seen -> "‹U+%04X›".formatted(seen.group().codePointAt(0)));
  }

  /** What is left of the id's key without them; of two ids that look alike it is the same. */
  public static String bare(UserId id) {
    String seen = UNSEEN.matcher(id.key()).replaceAll("");
    return SPACES.matcher(seen).replaceAll(" ");
  }
}
