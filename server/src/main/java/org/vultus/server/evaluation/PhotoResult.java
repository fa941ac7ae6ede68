package org.vultus.server.evaluation;

import java.util.Map;
import org.vultus.embedding.Embedding;

/** What one image came to. */
sealed interface PhotoResult {

  /**
   * A face with its template.
   *
   * @param qualities what the image is worth by several measures, by their names; higher is better
   */
  record Enrolled(Embedding template, Map<String, Double> qualities) implements PhotoResult {}

  /**
   * No template.
   *
   * @param code the reason for machines
   * @param reason the reason for people
   */
  record Failed(String code, String reason) implements PhotoResult {}
}
