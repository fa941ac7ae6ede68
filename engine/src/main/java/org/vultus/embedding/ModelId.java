package org.vultus.embedding;

import java.util.regex.Pattern;

/**
 * Which model pack an embedding came from. Embeddings of two packs, or of two versions of one, are
 * never compared.
 *
 * @param pack the pack's name: letters, digits, dots, dashes and underscores, 1 to 64
 * @param version the pack's version, of the same form
 */
public record ModelId(String pack, String version) {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Rejects names and versions of another form. */
  public ModelId {
    check("name", pack);
    check("version", version);
  }

  private static void check(String what, String value) {
    if (!WORD.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a pack's %s is 1 to 64 letters, digits, '.', '_' or '-', not '%s'"
              .formatted(what, value));
    }
  }

  @Override
  public String toString() {
    return pack + " " + version;
  }
}
