package org.vultus.server.origin;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and perhaps a port, as they stand in an address or in the header {@code Host} (RFC 3986,
 * section 3.2). Names may hold underscores, as those of containers and of nginx's upstreams do.
 *
 * @param host in lower case, without a dot at its end; an IPv6 address stands in brackets
 * @param port 0 to 65535, or -1 if none is given
 */
record Authority(String host, int port) {

  private static final int NO_PORT = -1;
  private static final int LARGEST_PORT = 65535;

  /** A name of DNS has at most 253; more would only cost the matcher its stack. */
  private static final int LONGEST = 300;

  private static final Pattern FORM =
      Pattern.compile(
          "(\\[[0-9a-fA-F:.]+(?:%[\\w.~%-]+)?]|[\\w-]+(?:\\.[\\w-]+)*)\\.?(?::(\\d*))?");

  /** An address in any spelling: browsers take every name whose last label is a number for one. */
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

  /** Reads a text; empty if it is no such. */
  static Optional<Authority> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    return port(parts.group(2))
        .map(port -> new Authority(parts.group(1).toLowerCase(Locale.ROOT), port));
  }

  /** As {@link #parse}, of a text that a person wrote: a name may hold letters of any script. */
  static Optional<Authority> parseAnyScript(String text) {
    try {
      return parse(text.startsWith("[") ? text : IDN.toASCII(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isAddress() {
    return ADDRESS.matcher(host).matches();
  }

  /** The port that is meant, where {@code usual} is that of none given. */
  int portOr(int usual) {
    return port == NO_PORT ? usual : port;
  }

  private static Optional<Integer> port(String digits) {
    if (digits == null || digits.isEmpty()) {
      return Optional.of(NO_PORT);
    }
    return Optional.of(digits)
        .filter(text -> text.length() <= 5)
        .map(Integer::valueOf)
        .filter(port -> port <= LARGEST_PORT);
  }
}
