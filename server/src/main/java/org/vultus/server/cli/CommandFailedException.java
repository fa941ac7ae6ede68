package org.vultus.server.cli;

import java.io.Serial;

/** A command cannot do its work; the message is for the operator. */
final class CommandFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  CommandFailedException(String message) {
    super(message, null, false, false);
  }
}
