package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.vultus.server.origin.TurnedAway;
import org.vultus.server.service.UnavailableException;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.StoreUnavailableException;

/** The one place that turns whatever went wrong into a status and a JSON body. */
@RestControllerAdvice
final class ErrorAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @ExceptionHandler
  ResponseEntity<Failure> refused(RequestRefused refused, HttpServletRequest request) {
    return answer(refused.status(), refused.headers(), refused.at(request.getServletPath()));
  }

  @ExceptionHandler
  ResponseEntity<Failure> turnedAway(TurnedAway e, HttpServletRequest request) {
    return answer(request, e.status(), new HttpHeaders(), e.getMessage(), e.code());
  }

  @ExceptionHandler
  ResponseEntity<Failure> unavailable(UnavailableException e, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.RETRY_AFTER, Integer.toString(e.retryAfterSeconds()));
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, headers, e.getMessage(), null);
  }

  /** The disk is full or the database away, say; readiness says so too, and its log once. */
  @ExceptionHandler
  ResponseEntity<Failure> storeUnavailable(
      StoreUnavailableException e, HttpServletRequest request, HttpServletResponse response) {
    LOG.warn("{}", e.getMessage());
    startOver(e, response);
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.RETRY_AFTER, Integer.toString(e.retryAfterSeconds()));
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, headers, e.getMessage(), null);
  }

  @ExceptionHandler
  ResponseEntity<Failure> storeFailed(
      StoreException e, HttpServletRequest request, HttpServletResponse response) {
    LOG.error("{}", e.getMessage(), e);
    startOver(e, response);
    return fault(request, e.getMessage());
  }

  /** A content type that is none at all. */
  @ExceptionHandler
  ResponseEntity<Failure> badMediaType(InvalidMediaTypeException e, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(Fields.TYPES);
    return answer(
        request,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        headers,
        "The Content-Type of the request is not valid; accepted: "
            + headers.getFirst(HttpHeaders.ACCEPT),
        null);
  }

  /** A query that cannot be decoded. */
  @ExceptionHandler
  ResponseEntity<Failure> badQuery(InvalidParameterException e, HttpServletRequest request) {
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        "The query of the address is not percent-encoded as it should be",
        null);
  }

  /** A body that ends before it should, or a client that has gone. */
  @ExceptionHandler
  ResponseEntity<Failure> unreadable(
      IOException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
    startOver(e, response);
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        "The body of the request is broken or incomplete",
        null);
  }

  /** Everything else: what Spring gives a status keeps it, the rest is a fault of ours. */
  @ExceptionHandler
  ResponseEntity<Failure> other(
      Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
    startOver(e, response);
    if (e instanceof ErrorResponse known) {
      return byStatus(known, request);
    }
    LOG.error("A request failed", e);
    return fault(request, StatusText.of(500, new HttpHeaders()));
  }

  /**
   * Forgets what was written so far. If a part of it is out already, only a broken connection tells
   * the client.
   */
  private static <E extends Exception> void startOver(E e, HttpServletResponse response) throws E {
    if (response.isCommitted()) {
      throw e;
    }
    response.resetBuffer();
  }

  static ResponseEntity<Failure> answer(
      HttpServletRequest request,
      HttpStatusCode status,
      HttpHeaders headers,
      @Nullable String error,
      @Nullable String code) {
    return answer(
        status, headers, Failure.at(request.getServletPath(), String.valueOf(error), code));
  }

  private static ResponseEntity<Failure> answer(
      HttpStatusCode status, HttpHeaders headers, Failure failure) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(failure);
  }

  private static ResponseEntity<Failure> fault(HttpServletRequest request, @Nullable String error) {
    return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, new HttpHeaders(), error, null);
  }

  private static ResponseEntity<Failure> byStatus(ErrorResponse known, HttpServletRequest request) {
    HttpStatusCode status = known.getStatusCode();
    HttpHeaders headers = new HttpHeaders(known.getHeaders());
    return answer(request, status, headers, StatusText.of(status.value(), headers), null);
  }
}
