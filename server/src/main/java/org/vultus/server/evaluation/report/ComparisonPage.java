package org.vultus.server.evaluation.report;

import static org.vultus.server.evaluation.report.Html.figure;
import static org.vultus.server.evaluation.report.Html.paragraph;
import static org.vultus.server.evaluation.report.Html.section;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vultus.server.evaluation.Comparison;
import org.vultus.server.evaluation.Comparison.Difference;
import org.vultus.server.evaluation.Comparison.Side;
import org.vultus.server.evaluation.report.Curves.Curve;

/** Two evaluations side by side as a page. */
public final class ComparisonPage {

  private static final String EXPLANATION =
      "A difference is clear if its 95 % interval leaves out 0. Each sample of people is drawn for"
          + " both at once, so that what is hard for both cancels out.";

  private ComparisonPage() {}

  /** The page in UTF-8; it needs no other file. */
  public static byte[] of(Comparison comparison) {
    String a = "A: " + name(comparison.a());
    String b = "B: " + name(comparison.b());
    return Page.of(
        "Comparison of two evaluations",
        a + "; " + b + ". " + Numbers.count(comparison.a().figures().pairs()) + " pairs.",
        List.of(
            section(
                "Differences",
                differences(comparison),
                paragraph(EXPLANATION),
                paragraph(FigureTables.SUPPORT)),
            section(
                "Similarities",
                histograms("a", a, comparison.a()),
                histograms("b", b, comparison.b())),
            section("ROC and DET", curves(comparison, a, b)),
            section("Failures to enrol", failures(comparison)),
            section("Time", times(comparison)),
            section("What was run: A", RunTable.of(comparison.a().run())),
            section("What was run: B", RunTable.of(comparison.b().run()))));
  }

  private static String name(Side side) {
    return side.pack() + " " + side.packVersion();
  }

  private static String differences(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    comparison.differences().forEach((name, difference) -> rows.add(row(name, difference)));
    return Html.table(List.of("", "A", "B", "B minus A, percentage points", "clear"), rows);
  }

  private static List<String> row(String name, Difference difference) {
    boolean supported = difference.supported();
    return List.of(
        FigureTables.spoken(name),
        Numbers.marked(Numbers.percent(difference.a()), supported),
        Numbers.marked(Numbers.percent(difference.b()), supported),
        Numbers.marked(
            "%s (%s to %s)"
                .formatted(
                    Numbers.points(difference.difference()),
                    Numbers.points(difference.low()),
                    Numbers.points(difference.high())),
            supported),
        difference.clear() ? "yes" : "no");
  }

  private static String curves(Comparison comparison, String a, String b) {
    List<Curve> curves = List.of(curve(a, comparison.a()), curve(b, comparison.b()));
    return figure(Curves.roc("roc", curves), "ROC." + Curves.DASHED)
        + figure(Curves.det("det", curves), "DET." + Curves.DASHED);
  }

  private static String histograms(String name, String label, Side side) {
    return figure(
        Curves.histograms("histogram-" + name, side.genuineHistogram(), side.impostorHistogram()),
        label);
  }

  private static String failures(Comparison comparison) {
    Map<String, Integer> a = comparison.a().failuresByCode();
    Map<String, Integer> b = comparison.b().failuresByCode();
    List<List<String>> rows = new ArrayList<>();
    for (String code : either(a, b)) {
      rows.add(
          List.of(
              code,
              Numbers.count(a.getOrDefault(code, 0)),
              Numbers.count(b.getOrDefault(code, 0))));
    }
    rows.add(
        List.of(
            "Images without a template",
            Numbers.count(comparison.a().failuresToEnrol()),
            Numbers.count(comparison.b().failuresToEnrol())));
    return Html.table(List.of("reason", "A", "B"), rows);
  }

  private static String times(Comparison comparison) {
    Side a = comparison.a();
    Side b = comparison.b();
    List<List<String>> rows = new ArrayList<>();
    for (String stage : either(a.secondsPerStage(), b.secondsPerStage())) {
      rows.add(List.of(stage, time(a, stage), time(b, stage)));
    }
    rows.add(
        List.of("From start to end", Numbers.seconds(a.seconds()), Numbers.seconds(b.seconds())));
    return Html.table(List.of("stage, per image", "A", "B"), rows);
  }

  /** A stage that one version has and the other has not took no time there. */
  private static String time(Side side, String stage) {
    double seconds = side.secondsPerStage().getOrDefault(stage, 0.0);
    return Numbers.milliseconds(1000 * seconds / side.images());
  }

  private static Set<String> either(Map<String, ?> a, Map<String, ?> b) {
    Set<String> keys = new LinkedHashSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys;
  }

  private static Curve curve(String label, Side side) {
    return new Curve(label, side.curve(), side.figures());
  }
}
