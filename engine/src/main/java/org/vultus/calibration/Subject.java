package org.vultus.calibration;

import java.util.List;
import org.vultus.embedding.Embedding;

/**
 * A person with all templates.
 *
 * @param number tells subjects apart
 * @param templates at least one, all of one model
 */
public record Subject(long number, List<Embedding> templates) {

  /** Rejects a subject without a template. */
  public Subject {
    templates = List.copyOf(templates);
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("a subject has a template");
    }
  }
}
