package org.vultus.server.store;

import java.io.Serial;

/**
 * The database or the photo folder failed. The message says in words what could not be done, and
 * holds no SQL, no path and nothing of a user, so that it may be shown to a client; the cause is
 * for the log.
 */
public sealed class StoreException extends RuntimeException permits StoreUnavailableException {

  @Serial private static final long serialVersionUID = 1;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
