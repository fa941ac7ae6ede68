package org.vultus.server.assembly;

import java.io.Serial;

/** The settings of decisions do not fit the pack in use; the message is for the operator. */
public final class MatchSettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  MatchSettingsException(String message) {
    super(message, null, false, false);
  }
}
