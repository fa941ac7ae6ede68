package org.vultus.server.evaluation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of curves over an axis, in the colours of the page. */
final class Chart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final float LINE = 2;

  /** The height is for a legend of so many lines; each further one adds to it. */
  private static final int LEGEND_LINES = 2;

  private static final int LEGEND_LINE = 22;

  /** How much of the plot the axes' ranges take up; on logarithmic axes labels need some room. */
  private static final double FULL = 0.999;

  private static final double ROOMY = 0.96;
  private static final float[] DASHES = {5, 4};

  private final String name;
  private final XYChart chart;

  private Chart(String name, XYChart chart) {
    this.name = name;
    this.chart = chart;
  }

  /**
   * An empty chart.
   *
   * @param name unique in its page
   */
  static Chart of(String name, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    style(chart.getStyler());
    return new Chart(name, chart);
  }

  Chart logX(double from) {
    chart.getStyler().setPlotContentSize(ROOMY);
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setXAxisMin(from)
        .setXAxisMax(1.0)
        .setXAxisTickLabelsFormattingFunction(Chart::rate);
    return this;
  }

  Chart logY(double from) {
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setYAxisMin(from)
        .setYAxisMax(1.0)
        .setYAxisTickLabelsFormattingFunction(Chart::rate);
    return this;
  }

  Chart x(double from, double to) {
    chart.getStyler().setXAxisMin(from).setXAxisMax(to);
    return this;
  }

  Chart y(double from, double to) {
    chart.getStyler().setYAxisMin(from).setYAxisMax(to);
    return this;
  }

  Chart tenthsX() {
    chart.getStyler().setXAxisDecimalPattern("0.0");
    return this;
  }

  Chart percentX() {
    chart.getStyler().setXAxisTickLabelsFormattingFunction(Chart::percent);
    return this;
  }

  Chart percentY() {
    chart.getStyler().setYAxisTickLabelsFormattingFunction(Chart::percent);
    return this;
  }

  /** A line, dashed where it is not supported. */
  <T> Chart curve(String label, Color colour, CurveParts<T> parts, Axes<T> axes) {
    line(label, colour, new BasicStroke(LINE), parts.solid(), axes);
    line(label, colour, dashedStroke(), parts.before(), axes);
    line(label, colour, dashedStroke(), parts.after(), axes);
    return this;
  }

  /** The first of a label is in the legend. */
  private <T> void line(
      String label, Color colour, BasicStroke stroke, List<T> points, Axes<T> axes) {
    if (!points.isEmpty()) {
      boolean first =
          chart.getSeriesCollection().stream().noneMatch(s -> s.getLabel().equals(label));
      String name = chart.getSeriesCollection().size() + " " + label;
      XYSeries series = chart.addSeries(name, values(points, axes.x()), values(points, axes.y()));
      series.setLabel(label);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(colour);
      series.setLineStyle(stroke);
      series.setShowInLegend(first);
    }
  }

  /** Bars side by side, as one area. */
  Chart area(String label, Color line, Color fill, double[] x, double[] y) {
    XYSeries series = chart.addSeries(label, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(line);
    series.setLineStyle(new BasicStroke(LINE));
    series.setFillColor(fill);
    return this;
  }

  /** How to read a point. */
  record Axes<T>(ToDoubleFunction<T> x, ToDoubleFunction<T> y) {}

  String svg() {
    int height = height();
    return Svg.of(name, WIDTH, height, graphics -> chart.paint(graphics, WIDTH, height));
  }

  /** A long legend must not take the curves' place. */
  private int height() {
    long inLegend = chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).count();
    return HEIGHT + LEGEND_LINE * (int) Math.max(0, inLegend - LEGEND_LINES);
  }

  private static BasicStroke dashedStroke() {
    return new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
  }

  private static <T> double[] values(List<T> points, ToDoubleFunction<T> axis) {
    return IntStream.range(0, points.size())
        .mapToDouble(i -> axis.applyAsDouble(points.get(i)))
        .toArray();
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.4g", 100 * part).replaceFirst("\\.?0+$", "") + " %";
  }

  /** A power of ten as such. */
  private static String rate(double value) {
    long power = Math.round(Math.log10(value));
    return power == 0 ? "1" : "1e" + power;
  }

  private static void style(XYStyler style) {
    Font text = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    style
        .setChartTitleVisible(false)
        .setChartBackgroundColor(Ink.PAPER)
        .setPlotBackgroundColor(Ink.PAPER)
        .setPlotBorderColor(Ink.AXIS)
        .setChartFontColor(Ink.TEXT)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Vertical)
        .setLegendBackgroundColor(Ink.PAPER)
        .setLegendBorderColor(Ink.PAPER)
        .setLegendFont(text)
        .setAnnotationLineColor(Ink.TEXT);
    style
        .setAxisTitleFont(text)
        .setAxisTickLabelsFont(text)
        .setAxisTickLabelsColor(Ink.TEXT)
        .setAxisTickMarksColor(Ink.AXIS)
        .setPlotGridLinesColor(Ink.GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotMargin(0)
        .setXAxisTickMarkSpacingHint(60);
    style.setPlotContentSize(FULL);
    style.setXAxisTitleColor(Ink.TEXT);
    style.setYAxisTitleColor(Ink.TEXT);
    style.setLocale(Locale.ROOT);
  }
}
