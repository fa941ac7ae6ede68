package org.vultus.server.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from (RFC 6454): scheme, host and port of its address.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, without a dot at its end; an IPv6 address stands in brackets
 * @param port 0 to 65535
 */
public record Origin(String scheme, String host, int port) {

  private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#@\\s]+)/?");

  /**
   * Reads an address without a path, such as {@code https://faces.example.org} or the header {@code
   * Origin}; empty if it is no such.
   */
  public static Optional<Origin> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    return Authority.parseAnyScript(parts.group(2))
        .map(named -> new Origin(scheme, named.host(), named.portOr(usualPort(scheme))));
  }

  /** Whether this is where {@code server}, asked by the scheme of this, is. */
  boolean isAt(Authority server) {
    return host.equals(server.host()) && port == server.portOr(usualPort(scheme));
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
