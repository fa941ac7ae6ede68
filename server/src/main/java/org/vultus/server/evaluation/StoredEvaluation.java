package org.vultus.server.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The part of an {@link EvaluationReport} that everything else can be computed from again. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredEvaluation(
    String pack, String packVersion, int images, int failuresToEnrol, Run run, Scores scores) {

  /** Jackson gives null for what is missing. */
  StoredEvaluation {
    requirePresent(pack, packVersion, run, scores);
  }

  private static void requirePresent(@Nullable Object... parts) {
    for (Object part : parts) {
      if (part == null) {
        throw new IllegalArgumentException("a part of the report is missing");
      }
    }
  }
}
