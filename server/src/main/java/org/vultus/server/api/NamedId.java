package org.vultus.server.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vultus.server.identity.UserId;

/** The one id that a request names in its address, query and body, or in some of them. */
final class NamedId {

  private NamedId() {}

  /**
   * The first of these ids; empty if there is none.
   *
   * @throws RequestRefused if they are not all the same user's
   */
  static Optional<String> of(Stream<String> ids) {
    List<String> all = ids.toList();
    if (all.stream().map(NamedId::key).distinct().count() > 1) {
      throw RequestRefused.badRequest(
          "The request names several ids; accepted is one, in its address, query or body");
    }
    return all.stream().findFirst();
  }

  /** All that are no blanks in a query or an urlencoded body. */
  static Stream<String> inForm(@Nullable String form) {
    return Arrays.stream(form == null ? new String[0] : form.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && Fields.plain(pair[0]).equals("id"))
        .map(pair -> decoded(pair[1]))
        .filter(id -> !UserId.isBlank(id));
  }

  private static String key(String id) {
    return UserId.parse(id) instanceof UserId.Valid valid ? valid.id().key() : id;
  }

  private static String decoded(String text) {
    try {
      return Encoding.percentDecoded(text);
    } catch (IllegalArgumentException e) {
      throw RequestRefused.badRequest(
          "The id is not percent-encoded as it should be; accepted is UTF-8, such as id=user%201");
    }
  }
}
