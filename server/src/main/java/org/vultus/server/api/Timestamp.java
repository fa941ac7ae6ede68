package org.vultus.server.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as documented: {@code 2023-07-23T12:34:56}, in UTC. */
final class Timestamp {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Timestamp() {}

  static @Nullable String of(@Nullable Instant at) {
    return at == null ? null : FORM.format(at);
  }
}
