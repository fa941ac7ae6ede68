package org.vultus.server.evaluation.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vultus.server.evaluation.Figures;
import org.vultus.server.evaluation.report.Chart.Axes;
import org.vultus.statistics.DiscardCurve;
import org.vultus.statistics.ErrorRates.Point;
import org.vultus.statistics.Histogram;
import org.vultus.statistics.SampleSize;

/** The charts of evaluations. */
final class Curves {

  static final String DASHED = " Dashed: fewer than 30 errors of one kind or the other.";

  private static final double LOWEST = 1e-6;

  private static final double HEADROOM = 1.05;

  /** How many bins of a histogram make a tenth. */
  private static final int TENTH = 5;

  private Curves() {}

  /**
   * A curve of error rates, dashed where fewer than 30 of the pairs of either kind err.
   *
   * @param figures of the same pairs
   */
  record Curve(String label, List<Point> points, Figures figures) {

    private boolean supports(Point point) {
      return SampleSize.supports(point.fmr(), figures.impostorPairs())
          && SampleSize.supports(point.fnmr(), figures.genuinePairs());
    }
  }

  /**
   * Share of the genuine and of the impostor pairs by similarity.
   *
   * @param name unique in its page, as of all charts
   */
  static String histograms(String name, Histogram genuine, Histogram impostor) {
    int bins = genuine.counts().length;
    int from = Math.min(firstUsed(genuine), firstUsed(impostor)) / TENTH * TENTH;
    double[] edges = IntStream.rangeClosed(from, bins).mapToDouble(i -> edge(genuine, i)).toArray();
    return Chart.of(name, "similarity", "share of the pairs")
        .x(edges[0], genuine.high())
        .tenthsX()
        .y(0, HEADROOM * Math.max(highest(shares(genuine, from)), highest(shares(impostor, from))))
        .percentY()
        .area("impostor", Ink.IMPOSTOR, Ink.IMPOSTOR_AREA, edges, shares(impostor, from))
        .area("genuine", Ink.GENUINE, Ink.GENUINE_AREA, edges, shares(genuine, from))
        .svg();
  }

  static String roc(String name, List<Curve> curves) {
    Axes<Point> axes = new Axes<>(Point::fmr, point -> 1 - point.fnmr());
    Chart chart =
        Chart.of(name, "false match rate", "true match rate")
            .logX(lowestFmr(curves))
            .y(lowestTmr(curves), 1)
            .percentY();
    return draw(chart, curves, axes, false);
  }

  static String det(String name, List<Curve> curves) {
    Axes<Point> axes = new Axes<>(Point::fmr, Point::fnmr);
    Chart chart =
        Chart.of(name, "false match rate", "false non-match rate")
            .logX(lowestFmr(curves))
            .logY(lowestFnmr(curves));
    return draw(chart, curves, axes, true);
  }

  static String discard(Map<String, List<DiscardCurve.Point>> byMeasure) {
    Axes<DiscardCurve.Point> axes =
        new Axes<>(DiscardCurve.Point::discarded, DiscardCurve.Point::fnmr);
    Chart chart =
        Chart.of("discard", "images discarded, worst first", "false non-match rate")
            .x(0, 0.5)
            .percentX()
            .y(0, HEADROOM * highest(byMeasure))
            .percentY();
    int index = 0;
    for (Map.Entry<String, List<DiscardCurve.Point>> measure : byMeasure.entrySet()) {
      CurveParts<DiscardCurve.Point> parts =
          CurveParts.of(measure.getValue(), DiscardCurve.Point::supported);
      chart.curve(measure.getKey(), Ink.curve(index++), parts, axes);
    }
    return chart.svg();
  }

  private static double highest(double[] shares) {
    return Arrays.stream(shares).max().orElse(1);
  }

  private static double highest(Map<String, List<DiscardCurve.Point>> byMeasure) {
    return byMeasure.values().stream()
        .flatMap(List::stream)
        .mapToDouble(DiscardCurve.Point::fnmr)
        .max()
        .orElse(1);
  }

  private static String draw(
      Chart chart, List<Curve> curves, Axes<Point> axes, boolean logarithmic) {
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      List<Point> points = drawable(curve.points(), axes, logarithmic);
      chart.curve(curve.label(), Ink.curve(i), CurveParts.of(points, curve::supports), axes);
    }
    return chart.svg();
  }

  /** Logarithms need positive values. */
  private static List<Point> drawable(List<Point> points, Axes<Point> axes, boolean logarithmic) {
    return points.stream()
        .filter(point -> point.fmr() > 0)
        .filter(point -> !logarithmic || axes.y().applyAsDouble(point) > 0)
        .toList();
  }

  private static double lowestFmr(List<Curve> curves) {
    return decade(
        curves.stream().flatMap(c -> c.points.stream()).mapToDouble(Point::fmr).toArray());
  }

  private static double lowestFnmr(List<Curve> curves) {
    return decade(
        curves.stream().flatMap(c -> c.points.stream()).mapToDouble(Point::fnmr).toArray());
  }

  /**
   * Just below the power of ten at or below the lowest positive value, so that it gets its label.
   */
  private static double decade(double[] rates) {
    double lowest = Arrays.stream(rates).filter(rate -> rate > 0).min().orElse(LOWEST);
    return Math.pow(10, Math.floor(Math.log10(Math.min(0.1, lowest)) + 1e-9));
  }

  private static double lowestTmr(List<Curve> curves) {
    double lowest =
        curves.stream()
            .flatMap(curve -> curve.points.stream())
            .mapToDouble(point -> 1 - point.fnmr())
            .min()
            .orElse(0);
    return Math.floor(lowest * 10) / 10;
  }

  private static int firstUsed(Histogram histogram) {
    int bin = 0;
    while (bin < histogram.counts().length - 1 && histogram.counts()[bin] == 0) {
      bin++;
    }
    return bin;
  }

  private static double edge(Histogram histogram, int bin) {
    double width = (histogram.high() - histogram.low()) / histogram.counts().length;
    return histogram.low() + bin * width;
  }

  /** One more than there are bins: a step chart needs the last one's end. */
  private static double[] shares(Histogram histogram, int from) {
    long[] counts = histogram.counts();
    double total = Arrays.stream(counts).sum() + histogram.uncounted();
    return IntStream.rangeClosed(from, counts.length)
        .mapToDouble(i -> counts[Math.min(i, counts.length - 1)] / total)
        .toArray();
  }
}
