package org.vultus.server.api;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.vultus.vision.Refusal;

/** A request is answered with an error; thrown by the controllers of this package only. */
final class RequestRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final @Nullable String code;
  private final transient @Nullable List<String> limits;
  private final transient HttpHeaders headers;

  /**
   * @param code the machine-readable word, or null where the documents give none
   */
  RequestRefused(HttpStatus status, String error, @Nullable String code) {
    this(status, error, code, null, HttpHeaders.EMPTY);
  }

  private RequestRefused(
      HttpStatus status,
      String error,
      @Nullable String code,
      @Nullable List<String> limits,
      HttpHeaders headers) {
    super(error, null, false, false);
    this.status = status;
    this.code = code;
    this.limits = limits;
    this.headers = headers;
  }

  static RequestRefused badRequest(String error) {
    return new RequestRefused(HttpStatus.BAD_REQUEST, error, null);
  }

  static RequestRefused badRequest(String error, String code) {
    return new RequestRefused(HttpStatus.BAD_REQUEST, error, code);
  }

  /** Compressed in a way that is not known here. */
  static RequestRefused coding(String error, String accepted) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_ENCODING, accepted);
    return new RequestRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, error, null, null, headers);
  }

  static RequestRefused photo(Refusal refusal) {
    return new RequestRefused(
        HttpStatus.BAD_REQUEST,
        refusal.message(),
        refusal.code().word(),
        LimitNames.of(refusal),
        HttpHeaders.EMPTY);
  }

  HttpStatus status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  /** The body that answers a request to {@code path}. */
  Failure at(String path) {
    return Failure.at(path, String.valueOf(getMessage()), code, limits);
  }
}
