package org.vultus.server.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an {@link EvaluationReport} that everything else can be computed from again. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredEvaluation(
    String pack,
    String packVersion,
    int images,
    int failuresToEnrol,
    Map<String, Integer> failuresByCode,
    Map<String, Double> secondsPerStage,
    double seconds,
    Run run,
    Scores scores) {

  /** Jackson gives null for what is missing. */
  StoredEvaluation {
    requirePresent(pack, packVersion, failuresByCode, secondsPerStage, run, scores);
    requirePresent(run.vultus(), run.command(), run.date(), run.data(), run.listSha256());
    requirePresent(run.machine());
    requirePresent(run.machine().os(), run.machine().processor(), run.machine().java());
  }

  static void requirePresent(@Nullable Object... parts) {
    for (Object part : parts) {
      if (part == null) {
        throw new IllegalArgumentException("a part of the report is missing");
      }
    }
  }
}
