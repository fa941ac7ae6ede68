package org.vultus.server.store;

import java.io.Serial;

/**
 * The database or the photo folder cannot do its work now, whatever is asked: the disk is full,
 * say. Nothing was changed; the same request may succeed once the operator has seen to that.
 */
public final class StoreUnavailableException extends StoreException {

  @Serial private static final long serialVersionUID = 1;

  private static final int RETRY_SECONDS = 10;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** After how many seconds another try makes sense. */
  public int retryAfterSeconds() {
    return RETRY_SECONDS;
  }
}
