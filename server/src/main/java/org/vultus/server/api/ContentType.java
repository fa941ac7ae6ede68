package org.vultus.server.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A header {@code Content-Type}. Parameters are read by a rule of our own, because clients send
 * boundaries such as {@code a=b:c} without the quotes that they need.
 */
final class ContentType {

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;]*))");

  private ContentType() {}

  /**
   * The type alone.
   *
   * @throws InvalidMediaTypeException if it is none
   */
  static MediaType of(String header) {
    return MediaType.parseMediaType(header.replaceFirst(";.*", "").strip());
  }

  /** The value of a parameter, whose name may be in any case; empty if there is none. */
  static Optional<String> parameter(String header, String name) {
    return PARAMETER
        .matcher(header)
        .results()
        .filter(found -> found.group(1).toLowerCase(Locale.ROOT).equals(name))
        .map(found -> found.group(2) == null ? found.group(3).strip() : unescaped(found.group(2)))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
