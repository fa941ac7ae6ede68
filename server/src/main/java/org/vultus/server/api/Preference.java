package org.vultus.server.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request header {@code Prefer} (RFC 7240). */
final class Preference {

  private Preference() {}

  /** Whether {@code return=representation} is among the preferences. */
  static boolean wantsBody(@Nullable List<String> headers) {
    return headers != null
        && headers.stream()
            .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
            .map(word -> word.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT))
            .anyMatch("return=representation"::equals);
  }
}
