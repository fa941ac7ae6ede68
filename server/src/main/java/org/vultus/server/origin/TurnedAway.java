package org.vultus.server.origin;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request is not looked at, because of where it was sent or where it comes from. */
public final class TurnedAway extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final @Nullable String code;

  TurnedAway(HttpStatus status, String error, @Nullable String code) {
    super(error, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** What it is answered with. */
  public HttpStatus status() {
    return status;
  }

  /** The reason, for machines; null where the words have none. */
  public @Nullable String code() {
    return code;
  }
}
