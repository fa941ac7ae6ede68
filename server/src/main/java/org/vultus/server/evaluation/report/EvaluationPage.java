package org.vultus.server.evaluation.report;

import static org.vultus.server.evaluation.report.Html.figure;
import static org.vultus.server.evaluation.report.Html.paragraph;
import static org.vultus.server.evaluation.report.Html.section;
import static org.vultus.server.evaluation.report.Html.table;

import java.util.ArrayList;
import java.util.List;
import org.vultus.server.evaluation.Evaluation;
import org.vultus.server.evaluation.EvaluationReport;
import org.vultus.server.evaluation.Figures;
import org.vultus.server.evaluation.report.Curves.Curve;

/** An evaluation as a page. */
public final class EvaluationPage {

  private static final int FAILURES_SHOWN = 100;

  private EvaluationPage() {}

  /** The page in UTF-8; it needs no other file. */
  public static byte[] of(EvaluationReport report) {
    List<String> sections = new ArrayList<>();
    sections.add(section("Accuracy", FigureTables.headline(report)));
    sections.add(
        section(
            "Error rates at fixed false match rates",
            FigureTables.atFmr(report.figures()),
            paragraph(FigureTables.SUPPORT)));
    sections.add(section("Similarities", histograms(report)));
    sections.add(section("ROC and DET", curves(report)));
    if (!report.discard().isEmpty()) {
      sections.add(section("What quality is worth", discard(report)));
    }
    if (!report.groups().isEmpty() || !report.groupsLeftOut().isEmpty()) {
      sections.add(section("Groups", GroupTables.of(report)));
    }
    if (!report.templatesPerPerson().isEmpty()) {
      sections.add(section("Several templates per person", TemplateTables.rules(report)));
    }
    if (report.calibration() != null) {
      sections.add(section("Calibration", TemplateTables.calibration(report.calibration())));
    }
    sections.add(section("Failures to enrol", failures(report)));
    sections.add(section("Time", times(report)));
    sections.add(section("What was run", RunTable.of(report.run())));
    String pack = report.pack() + " " + report.packVersion();
    return Page.of("Evaluation of " + pack, lead(report), sections);
  }

  private static String lead(EvaluationReport report) {
    Figures figures = report.figures();
    return ("%s pairs of %s images of %s people: %s genuine, %s impostor."
            + " Intervals are of 95 %% confidence.")
        .formatted(
            Numbers.count(figures.pairs()),
            Numbers.count(report.images()),
            Numbers.count(figures.people()),
            Numbers.count(figures.genuinePairs()),
            Numbers.count(figures.impostorPairs()));
  }

  private static String histograms(EvaluationReport report) {
    long without = report.genuineHistogram().uncounted() + report.impostorHistogram().uncounted();
    return figure(
        Curves.histograms("histogram", report.genuineHistogram(), report.impostorHistogram()),
        ("How similar pairs of one person and pairs of two are."
                + " Pairs with an image without a face: %s.")
            .formatted(Numbers.count(without)));
  }

  private static String curves(EvaluationReport report) {
    List<Curve> curves = List.of(new Curve(report.pack(), report.curve(), report.figures()));
    return figure(Curves.roc("roc", curves), "ROC." + Curves.DASHED)
        + figure(Curves.det("det", curves), "DET." + Curves.DASHED);
  }

  private static String discard(EvaluationReport report) {
    return figure(
        Curves.discard(report.discard()),
        "False non-match rate after discarding the worst images, at the threshold that gives all"
            + " pairs a false match rate of %s; an image without a face is worst.%s"
                .formatted(Numbers.percent(Evaluation.DISCARD_FMR), Curves.DASHED));
  }

  private static String failures(EvaluationReport report) {
    String summary =
        "%s of %s images (%s) gave no template; their pairs count as non-matches."
            .formatted(
                Numbers.count(report.failuresToEnrol()),
                Numbers.count(report.images()),
                Numbers.percent((double) report.failuresToEnrol() / report.images()));
    List<List<String>> reasons =
        report.failuresByCode().entrySet().stream()
            .map(entry -> List.of(entry.getKey(), Numbers.count(entry.getValue())))
            .toList();
    List<List<String>> images =
        report.failures().stream()
            .limit(FAILURES_SHOWN)
            .map(failure -> List.of(failure.image(), failure.code()))
            .toList();
    return paragraph(summary)
        + (reasons.isEmpty() ? "" : table(List.of("reason", "images"), reasons))
        + (images.isEmpty() ? "" : table(List.of("image", "reason"), images));
  }

  private static String times(EvaluationReport report) {
    List<List<String>> rows = new ArrayList<>();
    report
        .secondsPerStage()
        .forEach(
            (stage, seconds) ->
                rows.add(
                    List.of(
                        stage,
                        Numbers.seconds(seconds),
                        Numbers.milliseconds(1000 * seconds / report.images()))));
    return table(List.of("stage", "all threads together", "per image"), rows)
        + paragraph("From start to end: " + Numbers.seconds(report.seconds()));
  }
}
