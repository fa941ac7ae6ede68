package org.vultus.server.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.Comparisons;
import org.vultus.statistics.ErrorRates;
import org.vultus.statistics.Interval;
import org.vultus.statistics.SampleSize;

/**
 * What a set of comparisons says, each figure with its uncertainty.
 *
 * @param pairs how many were compared
 * @param genuinePairs those of one person
 * @param impostorPairs those of two
 * @param people how many persons they show
 * @param bestThreshold where the best accuracy is reached
 * @param intervals what {@code auc}, {@code eer} and {@code bestAccuracy} may be off
 * @param atThreshold error rates at given thresholds, by the names of these
 */
public record Figures(
    int pairs,
    int genuinePairs,
    int impostorPairs,
    int people,
    double auc,
    double eer,
    double bestAccuracy,
    double bestThreshold,
    Map<String, FnmrAtFmr> fnmrAtFmr,
    Map<String, Rate> intervals,
    Map<String, AtThreshold> atThreshold) {

  /** The false match rates that a report is about, by their names. */
  static final Map<String, Double> TARGETS = targets();

  private static Map<String, Double> targets() {
    Map<String, Double> targets = new LinkedHashMap<>();
    for (String name : List.of("1e-2", "1e-3", "1e-4", "1e-5")) {
      targets.put(name, Double.valueOf(name));
    }
    return Collections.unmodifiableMap(targets);
  }

  static Figures of(Comparisons pairs, Map<String, Double> thresholds, Bootstrap bootstrap) {
    return new Work(pairs, thresholds.values(), bootstrap).figures(thresholds);
  }

  /** The figures of {@link #functions}, in the same order. */
  Map<String, Rate> named() {
    Map<String, Rate> named = new LinkedHashMap<>(intervals);
    fnmrAtFmr.forEach(
        (fmr, at) ->
            named.put(
                "fnmrAtFmr " + fmr, new Rate(at.fnmr(), at.low(), at.high(), at.supported())));
    return named;
  }

  /** The figures that do not depend on given thresholds. */
  static List<ToDoubleFunction<ErrorRates>> functions() {
    List<ToDoubleFunction<ErrorRates>> functions = new ArrayList<>();
    functions.add(ErrorRates::auc);
    functions.add(ErrorRates::eer);
    functions.add(rates -> rates.best().accuracy());
    TARGETS.values().forEach(fmr -> functions.add(rates -> rates.fnmrAt(fmr)));
    return functions;
  }

  /** Takes the intervals in the order of the functions. */
  private static final class Work {

    private final Comparisons pairs;
    private final ErrorRates rates;
    private final Iterator<Interval> intervals;

    Work(Comparisons pairs, Collection<Double> thresholds, Bootstrap bootstrap) {
      this.pairs = pairs;
      this.rates = pairs.rates();
      List<ToDoubleFunction<ErrorRates>> functions = functions();
      for (double threshold : thresholds) {
        functions.add(r -> r.fmr(threshold));
        functions.add(r -> r.fnmr(threshold));
      }
      this.intervals = bootstrap.intervals(pairs, functions).iterator();
    }

    Figures figures(Map<String, Double> thresholds) {
      Map<String, Rate> overall = overall();
      Map<String, FnmrAtFmr> fnmrAtFmr = new LinkedHashMap<>();
      TARGETS.forEach((name, fmr) -> fnmrAtFmr.put(name, fnmrAt(fmr)));
      Map<String, AtThreshold> atThreshold = new LinkedHashMap<>();
      thresholds.forEach((name, threshold) -> atThreshold.put(name, at(threshold)));
      return new Figures(
          pairs.genuine() + pairs.impostor(),
          pairs.genuine(),
          pairs.impostor(),
          pairs.people().length,
          rates.auc(),
          rates.eer(),
          rates.best().accuracy(),
          rates.best().threshold(),
          fnmrAtFmr,
          overall,
          atThreshold);
    }

    private Map<String, Rate> overall() {
      double eer = rates.eer();
      double wrong = 1 - rates.best().accuracy();
      boolean enough = SampleSize.supports(eer, Math.min(pairs.genuine(), pairs.impostor()));
      int people = pairs.peopleWithGenuine();
      Map<String, Rate> overall = new LinkedHashMap<>();
      overall.put(
          "auc", Rate.of(rates.auc(), honestBelow(rates.auc(), intervals.next(), people), enough));
      overall.put("eer", Rate.of(eer, honest(eer, intervals.next(), people), enough));
      overall.put(
          "bestAccuracy",
          Rate.of(
              1 - wrong,
              honestBelow(1 - wrong, intervals.next(), people),
              SampleSize.supports(wrong, pairs.genuine() + (long) pairs.impostor())));
      return overall;
    }

    private FnmrAtFmr fnmrAt(double fmr) {
      double fnmr = rates.fnmrAt(fmr);
      Interval interval = honest(fnmr, intervals.next(), pairs.peopleWithGenuine());
      return new FnmrAtFmr(
          rates.thresholdAt(fmr),
          fnmr,
          interval.low(),
          interval.high(),
          SampleSize.supports(fmr, pairs.impostor()) && SampleSize.supports(fnmr, pairs.genuine()));
    }

    private AtThreshold at(double threshold) {
      Rate fmr = rate(rates.fmr(threshold), pairs.impostor(), pairs.people().length);
      Rate fnmr = rate(rates.fnmr(threshold), pairs.genuine(), pairs.peopleWithGenuine());
      return new AtThreshold(threshold, fmr, fnmr);
    }

    private Rate rate(double value, int ofPairs, int people) {
      Interval interval = honest(value, intervals.next(), people);
      return Rate.of(value, interval, SampleSize.supports(value, ofPairs));
    }
  }

  /** Resampling a sample without an error never gives one; the rule of 3 says what may be. */
  private static Interval honest(double rate, Interval interval, int people) {
    return rate > 0 ? interval : interval.reaching(SampleSize.highestRateWithoutError(people));
  }

  /** The same for a part of what is right. */
  private static Interval honestBelow(double part, Interval interval, int people) {
    return part < 1
        ? interval
        : new Interval(1 - SampleSize.highestRateWithoutError(people), interval.high());
  }
}
