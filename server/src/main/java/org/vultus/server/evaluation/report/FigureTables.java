package org.vultus.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.vultus.server.evaluation.AtThreshold;
import org.vultus.server.evaluation.Evaluation;
import org.vultus.server.evaluation.EvaluationReport;
import org.vultus.server.evaluation.Figures;
import org.vultus.server.evaluation.Rate;

/** Figures as tables. */
final class FigureTables {

  static final String SUPPORT =
      "Unsupported is a figure that rests on fewer than 30 errors: the true one may be far from it."
          + " The errors of a false match rate are that rate times the impostor pairs, those of a"
          + " false non-match rate that rate times the genuine pairs; a false non-match rate at a"
          + " false match rate needs 30 of both kinds.";

  private FigureTables() {}

  static String headline(EvaluationReport report) {
    Figures figures = report.figures();
    List<List<String>> rows = new ArrayList<>();
    figures
        .intervals()
        .forEach((name, rate) -> rows.add(List.of(spoken(name), Numbers.withInterval(rate))));
    rows.add(List.of("reached at threshold", Numbers.similarity(figures.bestThreshold())));
    AtThreshold pack = figures.atThreshold().get(Evaluation.PACK_THRESHOLD);
    if (pack != null) {
      rows.add(List.of("The pack's own threshold", Numbers.similarity(pack.threshold())));
      rows.add(List.of("false match rate there", Numbers.withInterval(pack.fmr())));
      rows.add(List.of("false non-match rate there", Numbers.withInterval(pack.fnmr())));
    }
    rows.add(
        List.of(
            "Images without a template",
            "%s of %s"
                .formatted(
                    Numbers.count(report.failuresToEnrol()), Numbers.count(report.images()))));
    return Html.table(List.of(), rows);
  }

  static String atFmr(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    figures
        .fnmrAtFmr()
        .forEach(
            (fmr, at) ->
                rows.add(
                    List.of(
                        fmr,
                        Numbers.similarity(at.threshold()),
                        Numbers.withInterval(
                            new Rate(at.fnmr(), at.low(), at.high(), at.supported())))));
    return Html.table(
        List.of("false match rate", "threshold", "false non-match rate (95 % interval)"), rows);
  }

  static String spoken(String name) {
    return switch (name) {
      case "auc" -> "Area under the ROC curve";
      case "eer" -> "Equal error rate";
      case "bestAccuracy" -> "Best pair accuracy";
      default -> name.replace("fnmrAtFmr", "False non-match rate at false match rate");
    };
  }
}
