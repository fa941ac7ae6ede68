package org.vultus.server.store;

import java.io.Serial;

/**
 * A template was to be stored of a model that is not in use any more: the users were re-embedded
 * since it was made. Nothing was stored.
 */
public final class StalePackException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  StalePackException() {
    super("another model pack is in use by now", null, false, false);
  }
}
