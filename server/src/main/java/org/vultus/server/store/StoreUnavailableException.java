package org.vultus.server.store;

import java.io.Serial;

/**
 * The database or the photo folder cannot do its work now, whatever is asked: the disk is full, or
 * the database cannot be reached, say. Whether a change that was under way has come about is not
 * known; none is begun. The same request may succeed later.
 */
public final class StoreUnavailableException extends StoreException {

  /** Seconds after which a database may be back that was away. */
  static final int SOON = 2;

  /** Seconds after which somebody may have seen to a disk. */
  static final int LATER = 10;

  @Serial private static final long serialVersionUID = 1;

  private final int retryAfterSeconds;

  StoreUnavailableException(String message, int retryAfterSeconds, Throwable cause) {
    super(message, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** After how many seconds another try makes sense. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
