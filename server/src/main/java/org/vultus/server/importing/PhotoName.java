package org.vultus.server.importing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a photo's file says.
 *
 * @param id whose it is; empty if that is unclear
 * @param origin the folder or file that the id is the name of
 * @param at when it was made, in UTC; digits that are no such time are part of the id
 * @param isPictures whether the name ends as names of pictures do
 */
record PhotoName(Optional<String> id, Path origin, Optional<Instant> at, boolean isPictures) {

  /** Of pictures, also of such as are not read: the reader says so. */
  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "jif", "jfi", "pjpeg", "pjp", "png", "apng", "webp", "bmp",
          "dib", "gif", "tif", "tiff", "heic", "heif", "hif", "avif", "jp2", "j2k", "jpf", "jpx",
          "jxl", "jxr", "psd", "tga", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf");

  private static final Pattern WITH_TIME = Pattern.compile("(?s)(.+)_(\\d{14})(-\\d+)?");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** What a TIMESTAMP of MySQL holds in full. */
  private static final int FIRST_YEAR = 1971;

  private static final int LAST_YEAR = 2037;

  /** The name of a file that is not in a person's folder. */
  static PhotoName of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    boolean ends = dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    String stem = ends ? name.substring(0, dot) : name;
    Matcher withTime = WITH_TIME.matcher(stem);
    Optional<Instant> at = withTime.matches() ? time(withTime.group(2)) : Optional.empty();
    String id = at.isPresent() ? withTime.group(1) : stem;
    boolean clear = ends || dot < 0;
    return new PhotoName(clear ? Optional.of(id) : Optional.empty(), file, at, ends);
  }

  /** The same of a file in a person's folder. */
  PhotoName in(Path folder) {
    String id = String.valueOf(folder.getFileName());
    return new PhotoName(Optional.of(id), folder, at, isPictures);
  }

  private static Optional<Instant> time(String digits) {
    try {
      LocalDateTime time = LocalDateTime.parse(digits, TIME);
      return Optional.of(time.toInstant(ZoneOffset.UTC))
          .filter(at -> time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
