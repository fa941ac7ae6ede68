package org.vultus.server.assembly;

import java.io.Serial;
import org.vultus.embedding.ModelId;

/**
 * The pack that was chosen is not the one that made the templates which are there. The message
 * names the ways to go on, for the operator.
 */
public final class PackConflictException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  PackConflictException(ModelId inUse, ModelId chosen, String option) {
    super(
        """
        The users are enrolled with the model pack %s. Templates of another one, here %s, cannot be \
        compared with theirs: nobody would be verified. Go on with one of:
          --pack %s
              as before; without --pack, that is found by itself
          ./vultus reembed --pack %s
              makes new templates of the photos that are kept, then changes to that pack"""
            .formatted(inUse, chosen, inUse.pack(), option));
  }
}
