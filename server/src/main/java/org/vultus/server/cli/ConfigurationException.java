package org.vultus.server.cli;

import java.io.Serial;

/** The configuration file makes no sense; the message says where. */
final class ConfigurationException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  ConfigurationException(String message) {
    super(message, null, false, false);
  }
}
