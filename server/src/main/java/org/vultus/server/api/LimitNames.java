package org.vultus.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.quality.Limit;
import org.vultus.vision.Refusal;

/** The limits of quality that a photo misses, as they are answered. */
final class LimitNames {

  private LimitNames() {}

  /** Their names; null, and so left out, if it misses none. */
  static @Nullable List<String> of(Refusal refusal) {
    return refusal.limits().isEmpty() ? null : refusal.limits().stream().map(Limit::word).toList();
  }
}
