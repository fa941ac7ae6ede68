package org.vultus.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.vultus.server.evaluation.AtThreshold;
import org.vultus.server.evaluation.EvaluationReport;
import org.vultus.server.evaluation.GroupReport;
import org.vultus.server.evaluation.GroupSpread.Spread;

/** The groups of an evaluation, and how far they lie apart. */
final class GroupTables {

  private static final String EXPLANATION =
      "Error rates of the pairs within each group, at the one threshold that gives all pairs"
          + " together the false match rate in the table's title.";

  private GroupTables() {}

  static String of(EvaluationReport report) {
    StringBuilder tables = new StringBuilder(own(report.groups()));
    tables.append(Html.paragraph(EXPLANATION));
    for (String target : report.figures().fnmrAtFmr().keySet()) {
      tables.append("<h3>Overall false match rate %s</h3>".formatted(target));
      tables.append(atThreshold(report, target));
    }
    return tables.toString();
  }

  private static String own(List<GroupReport> groups) {
    List<List<String>> rows =
        groups.stream()
            .map(
                group ->
                    List.of(
                        group.group(),
                        Numbers.count(group.figures().people()),
                        Numbers.count(group.figures().genuinePairs()),
                        Numbers.count(group.figures().impostorPairs()),
                        Numbers.percent(group.figures().auc()),
                        Numbers.marked(
                            Numbers.percent(group.figures().eer()), supported(group, "eer")),
                        Numbers.marked(
                            Numbers.percent(group.figures().bestAccuracy()),
                            supported(group, "bestAccuracy"))))
            .toList();
    return Html.table(
        List.of("group", "people", "genuine", "impostor", "AUC", "EER", "best accuracy"), rows);
  }

  private static boolean supported(GroupReport group, String figure) {
    var rate = group.figures().intervals().get(figure);
    return rate != null && rate.supported();
  }

  private static String atThreshold(EvaluationReport report, String target) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupReport group : report.groups()) {
      AtThreshold at = group.figures().atThreshold().get(target);
      if (at != null) {
        rows.add(
            List.of(
                group.group(), Numbers.withInterval(at.fmr()), Numbers.withInterval(at.fnmr())));
      }
    }
    var spread = report.spread().get(target);
    if (spread != null) {
      rows.add(List.of("highest minus lowest", text(spread.fmr()), text(spread.fnmr())));
    }
    return Html.table(List.of("group", "false match rate", "false non-match rate"), rows);
  }

  private static String text(Spread spread) {
    return Numbers.marked(
        "%s (%s minus %s)"
            .formatted(Numbers.percent(spread.difference()), spread.highest(), spread.lowest()),
        spread.supported());
  }
}
