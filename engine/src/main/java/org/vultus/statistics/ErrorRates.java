package org.vultus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How often decisions by a threshold are wrong. A pair matches if its similarity reaches the
 * threshold. Terms as in ISO/IEC 19795-1, but for this: pairs that could not be compared stay in
 * both denominators, as non-matches, so that a model gains nothing by failing.
 */
public final class ErrorRates {

  /** Rounding must not turn the third of 3,000 pairs into more than one in a thousand. */
  private static final double ROUNDING = 1 + 1e-12;

  private static final int CURVE_POINTS_A_DECADE = 24;

  private final int size;
  private final double[] scores;
  private final long[] trueMatches;
  private final long[] falseMatches;
  private final double genuine;
  private final double impostors;

  /**
   * @param size how many different similarities there are; the arrays may be longer
   * @param scores the different similarities, descending
   * @param trueMatches genuine pairs that reach each of them
   * @param falseMatches impostor pairs that reach each of them
   * @param totals of all pairs, the incomparable included
   */
  ErrorRates(int size, double[] scores, long[] trueMatches, long[] falseMatches, Totals totals) {
    this.size = size;
    this.scores = scores;
    this.trueMatches = trueMatches;
    this.falseMatches = falseMatches;
    this.genuine = totals.genuine();
    this.impostors = totals.impostors();
  }

  /** How many pairs there are of either kind. */
  record Totals(long genuine, long impostors) {}

  /** An accuracy, 0 to 1, and the threshold that it is reached at. */
  public record Best(double accuracy, double threshold) {}

  /** The error rates at a threshold, each 0 to 1. */
  public record Point(double threshold, double fmr, double fnmr) {}

  boolean isDefined() {
    return genuine > 0 && impostors > 0;
  }

  /** False match rate: the part of the impostor pairs that match, 0 to 1. */
  public double fmr(double threshold) {
    return fmr(reaching(threshold) - 1);
  }

  /** False non-match rate: the part of the genuine pairs that do not match, 0 to 1. */
  public double fnmr(double threshold) {
    return fnmr(reaching(threshold) - 1);
  }

  /**
   * The lowest threshold at which no more than {@code fmr} of the impostor pairs match; the lowest
   * similarity seen where every one does.
   */
  public double thresholdAt(double fmr) {
    int exceeding = exceeding(fmr);
    if (exceeding < size) {
      return Math.nextUp(scores[exceeding]);
    }
    return size == 0 ? 0 : scores[size - 1];
  }

  /** The false non-match rate at {@link #thresholdAt} {@code fmr}. */
  public double fnmrAt(double fmr) {
    return fnmr(exceeding(fmr) - 1);
  }

  /**
   * The chance that a genuine pair is more similar than an impostor pair, ties counting half: the
   * area under the ROC curve (Hanley and McNeil 1982).
   */
  public double auc() {
    double twiceArea = 0;
    long matchedFalsely = 0;
    long matchedTruly = 0;
    for (int i = 0; i < size; i++) {
      twiceArea += (double) (falseMatches[i] - matchedFalsely) * (trueMatches[i] + matchedTruly);
      matchedFalsely = falseMatches[i];
      matchedTruly = trueMatches[i];
    }
    twiceArea += (impostors - matchedFalsely) * (genuine + matchedTruly);
    return twiceArea / (2 * impostors * genuine);
  }

  /**
   * The rate of either error where both are equal, on the straight line between the two points of
   * the ROC curve around it; their mean at the lowest similarity if they never meet.
   */
  public double eer() {
    int after = firstPlace(i -> fmr(i) >= fnmr(i));
    if (after == size) {
      return (fmr(after - 1) + fnmr(after - 1)) / 2;
    }
    double gapBefore = fnmr(after - 1) - fmr(after - 1);
    double gapAfter = fmr(after) - fnmr(after);
    double way = gapBefore + gapAfter == 0 ? 1 : gapBefore / (gapBefore + gapAfter);
    return fmr(after - 1) + way * (fmr(after) - fmr(after - 1));
  }

  /** The largest part of all pairs that one threshold decides rightly; of equals, the lowest. */
  public Best best() {
    int best = -1;
    for (int i = 0; i < size; i++) {
      if (right(i) >= right(best)) {
        best = i;
      }
    }
    double threshold = best < 0 ? thresholdAt(0) : scores[best];
    return new Best(right(best) / (genuine + impostors), threshold);
  }

  /**
   * Points of the ROC and DET curves: the false match rates from one impostor pair up to 1, 24 a
   * decade, each with the threshold and false non-match rate there.
   */
  public List<Point> curve() {
    List<Point> curve = new ArrayList<>();
    int last = (int) Math.ceil(Math.log10(impostors) * CURVE_POINTS_A_DECADE);
    for (int i = last; i >= 0; i--) {
      double threshold = thresholdAt(Math.pow(10, -(double) i / CURVE_POINTS_A_DECADE));
      if (curve.isEmpty() || curve.getLast().threshold() != threshold) {
        curve.add(new Point(threshold, fmr(threshold), fnmr(threshold)));
      }
    }
    return List.copyOf(curve);
  }

  private double right(int index) {
    return index < 0 ? impostors : trueMatches[index] + impostors - falseMatches[index];
  }

  private double fmr(int index) {
    return index < 0 ? 0 : falseMatches[index] / impostors;
  }

  private double fnmr(int index) {
    return index < 0 ? 1 : (genuine - trueMatches[index]) / genuine;
  }

  /** The first place at which more than {@code fmr} of the impostor pairs match. */
  private int exceeding(double fmr) {
    double allowed = fmr * impostors * ROUNDING;
    return firstPlace(i -> falseMatches[i] > allowed);
  }

  /** How many of the similarities reach the threshold. */
  private int reaching(double threshold) {
    return firstPlace(i -> scores[i] < threshold);
  }

  /** The first place that a condition holds from, which once true stays so. */
  private int firstPlace(IntPredicate holds) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
