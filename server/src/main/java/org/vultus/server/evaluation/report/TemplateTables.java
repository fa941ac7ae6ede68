package org.vultus.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.vultus.calibration.RuleComparison;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.server.evaluation.EvaluationReport;

/** What several templates of a person are worth, and what a similarity to them means. */
final class TemplateTables {

  private static final String EXPLANATION =
      "Each person's templates are enrolled in blocks of so many; the person's other images are"
          + " genuine probes, all images of others impostor probes. The rule in use is the mean"
          + " template.";

  private TemplateTables() {}

  static String rules(EvaluationReport report) {
    List<String> header =
        new ArrayList<>(List.of("templates", "similarity", "people", "genuine", "impostor"));
    report
        .templatesPerPerson()
        .getFirst()
        .fnmrAtFmr()
        .keySet()
        .forEach(fmr -> header.add("FNMR at FMR " + fmr));
    List<List<String>> rows =
        report.templatesPerPerson().stream().map(TemplateTables::row).toList();
    return Html.table(header, rows) + Html.paragraph(EXPLANATION);
  }

  static String calibration(Calibration calibration) {
    StringBuilder text = new StringBuilder(Html.paragraph(calibration.summary()));
    int last = calibration.tables().size() - 1;
    for (int i = 0; i <= last; i++) {
      FmrTable table = calibration.tables().get(i);
      String more = i == last ? " or more" : "";
      text.append("<h3>%d%s templates</h3>".formatted(table.templates(), more));
      text.append(table(table));
    }
    return text.toString();
  }

  private static List<String> row(RuleComparison.Result result) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                Numbers.count(result.templates()),
                spoken(result.rule()),
                Numbers.count(result.people()),
                Numbers.count(result.genuine()),
                Numbers.count(result.impostors())));
    result
        .fnmrAtFmr()
        .values()
        .forEach(
            errors ->
                cells.add(
                    Numbers.marked(
                        "%s at %s"
                            .formatted(
                                Numbers.percent(errors.fnmr()),
                                Numbers.similarity(errors.threshold())),
                        errors.supported())));
    return cells;
  }

  private static String spoken(String rule) {
    return switch (rule) {
      case "nearest" -> "to the nearest template";
      case "two_nearest" -> "mean of those to the two nearest";
      default -> "to the mean template";
    };
  }

  private static String table(FmrTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.fmr().size(); i++) {
      rows.add(
          List.of(
              Numbers.similarity(table.similarity().get(i)), Numbers.percent(table.fmr().get(i))));
    }
    return Html.table(List.of("similarity at least", "false match rate"), rows)
        + Html.paragraph(Numbers.count(table.comparisons()) + " comparisons of different people");
  }
}
