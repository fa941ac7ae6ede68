package org.vultus.server.service;

import java.io.Serial;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The server cannot do this now, through no fault of the request. The message says why and what to
 * do, and may be shown to a client.
 */
public final class UnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** Clients that were sent away together must not come back together. */
  private static final int LONGEST_BUSY_SECONDS = 5;

  private final int retryAfterSeconds;

  UnavailableException(String message, int retryAfterSeconds) {
    super(message, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /**
   * There is too much to do at present; another try makes sense in 1 to 5 seconds.
   *
   * @param what there is too much of, such as {@code too many photos are waiting}
   */
  public static UnavailableException busy(String what) {
    return new UnavailableException(
        "The server is busy: " + what + "; try again in a moment",
        ThreadLocalRandom.current().nextInt(1, LONGEST_BUSY_SECONDS + 1));
  }

  /** After how many seconds another try makes sense. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
