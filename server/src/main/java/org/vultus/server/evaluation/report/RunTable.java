package org.vultus.server.evaluation.report;

import java.util.List;
import org.vultus.server.evaluation.Run;

/** What was run. */
final class RunTable {

  private RunTable() {}

  static String of(Run run) {
    return Html.table(
        List.of(),
        List.of(
            List.of("Vultus", run.vultus()),
            List.of("Command", run.command()),
            List.of("Date", run.date()),
            List.of("Data", run.data()),
            List.of("SHA-256 of the list of pairs", run.listSha256()),
            List.of(
                "Intervals",
                "%s samples of people, seed %d"
                    .formatted(Numbers.count(run.replicates()), run.seed())),
            List.of("System", run.machine().os()),
            List.of(
                "Processor", run.machine().processor() + ", " + run.machine().cores() + " cores"),
            List.of("Java", run.machine().java())));
  }
}
