package org.vultus.server.evaluation.report;

import static org.vultus.server.evaluation.report.Html.figure;
import static org.vultus.server.evaluation.report.Html.paragraph;
import static org.vultus.server.evaluation.report.Html.section;

import java.util.ArrayList;
import java.util.List;
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
            section("ROC and DET", curves(comparison, a, b)),
            section("What was run: A", RunTable.of(comparison.a().run())),
            section("What was run: B", RunTable.of(comparison.b().run()))));
  }

  private static String name(Side side) {
    return side.pack() + " " + side.packVersion();
  }

  private static String differences(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    comparison.differences().forEach((name, difference) -> rows.add(row(name, difference)));
    rows.add(
        List.of(
            "Images without a template",
            Numbers.count(comparison.a().failuresToEnrol()),
            Numbers.count(comparison.b().failuresToEnrol()),
            "",
            ""));
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
    return figure(Curves.roc(curves), "ROC. Dashed: fewer than 30 false matches.")
        + figure(Curves.det(curves), "DET. Dashed: fewer than 30 false matches.");
  }

  private static Curve curve(String label, Side side) {
    return new Curve(label, side.curve(), side.figures().impostorPairs());
  }
}
