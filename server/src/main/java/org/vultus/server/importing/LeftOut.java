package org.vultus.server.importing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of the folder that is not looked at as a photo.
 *
 * @param why in a word
 * @param reason for people, with what to do where there is something
 */
public record LeftOut(Path path, Why why, String reason) {

  /** Why it is left out. */
  public enum Why {
    /** No photo, by its first bytes. */
    NOT_A_PHOTO,
    /** In a folder of a folder: nothing says which of the two is the id. */
    TOO_DEEP,
    /** Its name does not say where the id ends. */
    UNCLEAR_NAME,
    /** A name that begins with a dot. */
    HIDDEN,
    /** What a system keeps for itself, such as the pictures of a network drive's index. */
    SYSTEM_FILE,
    /** A link to a folder that it lies in, or to one that is too deep. */
    FOLDER_LINK,
    /** A link to nothing. */
    BROKEN_LINK,
    /** A pipe, a device or the like. */
    NOT_A_FILE,
    /** A folder that may not be listed; it counts as one file. */
    UNREADABLE_FOLDER;

    /** The word as documented. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The folder to import instead, where the file lies too deep. */
  public Optional<Path> advised() {
    return why == Why.TOO_DEEP ? Optional.of(above(above(path))) : Optional.empty();
  }

  static LeftOut of(Path path, Why why) {
    return new LeftOut(
        path,
        why,
        switch (why) {
          case NOT_A_PHOTO -> "Its first bytes are those of no photo that can be read";
          case TOO_DEEP ->
              "It lies too deep; if %s is an id, import %s itself"
                  .formatted(name(above(path)), above(above(path)));
          case UNCLEAR_NAME ->
              "Its name has an ending that is none of a photo's; rename it to ID.jpg";
          case HIDDEN -> "Its name or that of its folder begins with a dot";
          case SYSTEM_FILE -> "It belongs to the system or to a program, and to no person";
          case FOLDER_LINK ->
              "A link to a folder, which is followed only directly in the folder to import, and to no"
                  + " folder above it";
          case BROKEN_LINK -> "It is a link to what is not there, or is gone itself";
          case NOT_A_FILE -> "A pipe, a device or the like";
          case UNREADABLE_FOLDER -> "The folder cannot be listed; nothing in it was counted";
        });
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Path above(Path path) {
    return Objects.requireNonNullElse(path.getParent(), path);
  }
}
