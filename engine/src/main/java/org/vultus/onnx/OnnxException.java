package org.vultus.onnx;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A network could not be loaded or run; the cause, if any, is ONNX Runtime's. */
public final class OnnxException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** A network whose outputs are not what they should be. */
  public OnnxException(String message) {
    this(message, null);
  }

  /** The message ends in that of the cause. */
  public OnnxException(String message, @Nullable Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }
}
