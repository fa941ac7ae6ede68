package org.vultus.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The request header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). */
final class IdempotencyKey {

  private static final int LONGEST = 255;

  private IdempotencyKey() {}

  /**
   * Looks at a key, if there is one.
   *
   * @throws RequestRefused if it is none
   */
  static void check(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST || !isPrintable(key))) {
      throw RequestRefused.badRequest(
          "The Idempotency-Key has %d characters; accepted are 1 to %d printable ones of ASCII"
              .formatted(key.length(), LONGEST),
          "invalid_idempotency_key");
    }
  }

  static RequestRefused reused() {
    return new RequestRefused(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "The Idempotency-Key was sent with another request before; accepted is a new key for"
            + " each request",
        "idempotency_key_reused");
  }

  private static boolean isPrintable(String key) {
    return key.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
