package org.vultus.server.evaluation;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vultus.server.evaluation.data.DataException;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.Comparisons;
import org.vultus.statistics.ErrorRates;
import org.vultus.statistics.Histogram;
import org.vultus.statistics.Interval;

/**
 * Two evaluations of the same pairs side by side.
 *
 * @param differences B minus A, by the figure's name
 */
public record Comparison(Side a, Side b, Map<String, Difference> differences) {

  /**
   * One of the two evaluations.
   *
   * @param failuresByCode how many images failed for which reason
   * @param figures computed anew, with intervals of the same samples for both
   * @param secondsPerStage on all threads together
   * @param seconds from start to end
   */
  public record Side(
      String pack,
      String packVersion,
      int images,
      int failuresToEnrol,
      Map<String, Integer> failuresByCode,
      Figures figures,
      Histogram genuineHistogram,
      Histogram impostorHistogram,
      List<ErrorRates.Point> curve,
      Map<String, Double> secondsPerStage,
      double seconds,
      Run run) {}

  /**
   * A paired difference.
   *
   * @param low lower end of its 95 % confidence interval, the same people being drawn for both
   * @param high upper end
   * @param clear whether the interval leaves out 0
   * @param supported whether both figures rest on at least 30 errors
   */
  public record Difference(
      double a,
      double b,
      double difference,
      double low,
      double high,
      boolean clear,
      boolean supported) {}

  /**
   * Compares two reports.
   *
   * @throws DataException if a file is no report, or the two are about different pairs
   */
  public static Comparison of(Path fileA, Path fileB, Bootstrap bootstrap) {
    StoredEvaluation a = EvaluationFile.read(fileA);
    StoredEvaluation b = EvaluationFile.read(fileB);
    if (!a.run().listSha256().equals(b.run().listSha256())
        || !a.scores().areOfThePairsOf(b.scores())) {
      throw new DataException(
          "%s and %s are about different pairs (%s and %s), so that they cannot be compared"
              .formatted(fileA, fileB, a.run().data(), b.run().data()));
    }
    Comparisons pairsA = a.scores().comparisons();
    Comparisons pairsB = b.scores().comparisons();
    Side sideA = side(a, pairsA, bootstrap);
    Side sideB = side(b, pairsB, bootstrap);
    List<Interval> intervals = bootstrap.differences(pairsA, pairsB, Figures.functions());
    return new Comparison(sideA, sideB, differences(sideA.figures(), sideB.figures(), intervals));
  }

  private static Side side(StoredEvaluation stored, Comparisons pairs, Bootstrap bootstrap) {
    return new Side(
        stored.pack(),
        stored.packVersion(),
        stored.images(),
        stored.failuresToEnrol(),
        stored.failuresByCode(),
        Figures.of(pairs, Map.of(), bootstrap),
        Scores.histogram(pairs, true),
        Scores.histogram(pairs, false),
        pairs.rates().curve(),
        stored.secondsPerStage(),
        stored.seconds(),
        stored.run());
  }

  private static Map<String, Difference> differences(
      Figures a, Figures b, List<Interval> intervals) {
    Map<String, Rate> ratesA = a.named();
    Map<String, Rate> ratesB = b.named();
    Iterator<Interval> next = intervals.iterator();
    Map<String, Difference> differences = new LinkedHashMap<>();
    ratesA.forEach(
        (name, rate) -> {
          Rate other = ratesB.getOrDefault(name, rate);
          differences.put(name, difference(rate, other, next.next()));
        });
    return differences;
  }

  private static Difference difference(Rate a, Rate b, Interval interval) {
    return new Difference(
        a.value(),
        b.value(),
        b.value() - a.value(),
        interval.low(),
        interval.high(),
        !interval.contains(0),
        a.supported() && b.supported());
  }
}
