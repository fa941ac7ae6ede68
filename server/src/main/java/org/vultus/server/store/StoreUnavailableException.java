package org.vultus.server.store;

import java.io.Serial;

/**
 * The database cannot do its work now, whatever is asked: it cannot be reached, say. Whether a
 * change that was under way has come about is not known; none is begun. The same request may
 * succeed later.
 */
public final class StoreUnavailableException extends StoreException {

  @Serial private static final long serialVersionUID = 1;

  private static final int RETRY_SECONDS = 2;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** After how many seconds another try makes sense. */
  public int retryAfterSeconds() {
    return RETRY_SECONDS;
  }
}
