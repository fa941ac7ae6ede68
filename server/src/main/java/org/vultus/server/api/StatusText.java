package org.vultus.server.api;

import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** What an HTTP status means to the caller of this API, in words. */
final class StatusText {

  private StatusText() {}

  /**
   * A sentence for a status.
   *
   * @param headers of the answer; they say what is accepted instead
   */
  static String of(int status, HttpHeaders headers) {
    return switch (status) {
      case 404 -> "There is nothing at this address";
      case 405 -> "The method is not allowed here; accepted: " + headers.getFirst("Allow");
      case 406 ->
          "The answer is %s, which the Accept header of the request excludes"
              .formatted(
                  Objects.requireNonNullElse(headers.getFirst("Accept"), "application/json"));
      case 413 -> "The request is too large";
      case 414 -> "The address of the request is too long";
      case 415 ->
          "The Content-Type of the body is not accepted; accepted: " + headers.getFirst("Accept");
      case 431 -> "The headers of the request are too large";
      case 500 -> "The request failed inside the server; its log says why";
      case 501 -> "The method is not known";
      case 503 -> "The server is not available now; try again in a moment";
      case 505 -> "The HTTP version is not supported";
      default -> "The request is not valid HTTP for this API";
    };
  }
}
