package org.vultus.server.store;

import java.io.Serial;

/**
 * A receipt was to be kept whose key another process has used since it was looked up. Nothing was
 * stored.
 */
public final class ReceiptExistsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  ReceiptExistsException() {
    super("a receipt with that key is there by now", null, false, false);
  }
}
