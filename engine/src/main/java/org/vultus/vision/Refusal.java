package org.vultus.vision;

import java.util.List;
import org.vultus.quality.Limit;

/**
 * Why a photo gives no template.
 *
 * @param code the reason for machines
 * @param message the reason and the remedy for people
 * @param limits of quality that the message names, in its order; none where a limit is not why
 */
public record Refusal(RefusalCode code, String message, List<Limit> limits)
    implements Analysis, Survey, FaceChoice.Choice {

  /** Takes a copy. */
  public Refusal {
    limits = List.copyOf(limits);
  }

  /** A refusal for which no limit of quality is the reason. */
  public Refusal(RefusalCode code, String message) {
    this(code, message, List.of());
  }

  /** The same refusal of one of several photos; {@code which} comes before the message. */
  public Refusal of(String which) {
    return new Refusal(code, which + ": " + message, limits);
  }
}
