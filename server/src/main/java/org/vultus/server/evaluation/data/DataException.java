package org.vultus.server.evaluation.data;

import java.io.Serial;

/** The data of an evaluation make no sense; the message says where and what is accepted. */
public final class DataException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** With a message for the operator. */
  public DataException(String message) {
    super(message, null, false, false);
  }
}
