package org.vultus.server.service;

import java.io.Serial;

/**
 * The server cannot do this now, through no fault of the request. The message says why and what to
 * do, and may be shown to a client.
 */
public final class UnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final int retryAfterSeconds;

  UnavailableException(String message, int retryAfterSeconds) {
    super(message, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** After how many seconds another try makes sense. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
