package org.vultus.pack.download;

import java.io.IOException;

/** A transfer that may succeed when tried again: what came so far is kept. */
final class BrokenTransferException extends IOException {

  private static final long serialVersionUID = 1;

  BrokenTransferException(String message) {
    super(message);
  }

  BrokenTransferException(String message, Throwable cause) {
    super(message, cause);
  }
}
