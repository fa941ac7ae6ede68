package org.vultus.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.vultus.server.evaluation.AtThreshold;
import org.vultus.server.evaluation.EvaluationReport;
import org.vultus.server.evaluation.GroupReport;
import org.vultus.server.evaluation.GroupSpread.Spread;
import org.vultus.server.evaluation.Rate;
import org.vultus.server.evaluation.report.Curves.Curve;

/** The groups of an evaluation, and how far they lie apart. */
final class GroupTables {

  private static final String EXPLANATION =
      "Error rates of the pairs within each group, at the one threshold that gives all pairs"
          + " together the false match rate in the table's title.";

  private static final String LEFT_OUT =
      "Of these groups there are no figures, because they have no pair of one person or no pair of"
          + " two within the group: ";

  private GroupTables() {}

  static String of(EvaluationReport report) {
    StringBuilder tables = new StringBuilder();
    if (!report.groupsLeftOut().isEmpty()) {
      tables.append(Html.paragraph(LEFT_OUT + String.join(", ", report.groupsLeftOut())));
    }
    if (!report.groups().isEmpty()) {
      tables.append(own(report.groups()));
      tables.append(charts(report.groups()));
      tables.append(atThresholds(report));
    }
    return tables.toString();
  }

  private static String atThresholds(EvaluationReport report) {
    StringBuilder tables = new StringBuilder(Html.paragraph(EXPLANATION));
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
                        "%s of %s"
                            .formatted(
                                Numbers.count(group.failuresToEnrol()),
                                Numbers.count(group.images())),
                        figure(group, "auc"),
                        figure(group, "eer"),
                        figure(group, "bestAccuracy")))
            .toList();
    return Html.table(
        List.of(
            "group",
            "people",
            "genuine",
            "impostor",
            "images without a template",
            "AUC",
            "EER",
            "best accuracy"),
        rows);
  }

  private static String figure(GroupReport group, String name) {
    Rate rate = group.figures().intervals().get(name);
    return rate == null ? "" : Numbers.withInterval(rate);
  }

  private static String charts(List<GroupReport> groups) {
    StringBuilder figures = new StringBuilder();
    for (int from = 0; from < groups.size(); from += Ink.CURVES.size()) {
      int to = Math.min(from + Ink.CURVES.size(), groups.size());
      figures.append(curves("groups-" + from, groups.subList(from, to)));
    }
    for (int i = 0; i < groups.size(); i++) {
      figures.append(histograms("group-" + i, groups.get(i)));
    }
    return figures.toString();
  }

  /** Of no more groups than there are colours. */
  private static String curves(String name, List<GroupReport> groups) {
    List<Curve> curves = groups.stream().map(GroupTables::curve).toList();
    return Html.figure(Curves.roc(name + "-roc", curves), "ROC by group." + Curves.DASHED)
        + Html.figure(Curves.det(name + "-det", curves), "DET by group." + Curves.DASHED);
  }

  private static String histograms(String name, GroupReport group) {
    return Html.figure(
        Curves.histograms(name, group.genuineHistogram(), group.impostorHistogram()),
        "Similarities within the group " + group.group() + ".");
  }

  private static Curve curve(GroupReport group) {
    return new Curve(group.group(), group.curve(), group.figures());
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
    String difference = Numbers.percent(spread.difference());
    return Numbers.marked(
        spread.difference() > 0
            ? "%s (%s minus %s)".formatted(difference, spread.highest(), spread.lowest())
            : difference,
        spread.supported());
  }
}
