package org.vultus.lab.accuracy;

import java.util.Arrays;
import java.util.Optional;
import org.vultus.embedding.Embedding;
import org.vultus.lab.datasets.PairList;
import org.vultus.lab.datasets.PairList.Pair;

/**
 * The similarities of labelled pairs, and the error rates that follow from them: a pair matches if
 * its similarity reaches the threshold. Terms as in ISO/IEC 19795-1.
 */
public final class PairScores {

  /** A pair with a photo without a face matches at no threshold. */
  private static final double NO_FACE = Double.NEGATIVE_INFINITY;

  private final double[] genuine;
  private final double[] impostor;

  /** Scores of pairs of one person and of two; in any order. */
  PairScores(double[] genuine, double[] impostor) {
    if (genuine.length == 0 || impostor.length == 0) {
      throw new IllegalArgumentException("pairs of one person and pairs of two are both needed");
    }
    this.genuine = sorted(genuine);
    this.impostor = sorted(impostor);
  }

  /** An accuracy and the threshold that it is reached at. */
  public record AtThreshold(double accuracy, double threshold) {}

  /** The scores of all pairs. */
  public static PairScores of(PairList list, Templates templates) {
    return new PairScores(scores(list, templates, true), scores(list, templates, false));
  }

  /** How many pairs show one person. */
  public int genuinePairs() {
    return genuine.length;
  }

  /** How many pairs show two persons. */
  public int impostorPairs() {
    return impostor.length;
  }

  /** The part of all pairs that {@code threshold} decides rightly, 0 to 1. */
  public double accuracy(double threshold) {
    int right = genuine.length - below(genuine, threshold) + below(impostor, threshold);
    return (double) right / (genuine.length + impostor.length);
  }

  /** The best accuracy of any threshold; of equals, the lowest. */
  public AtThreshold best() {
    return Arrays.stream(genuine)
        .filter(Double::isFinite)
        .mapToObj(threshold -> new AtThreshold(accuracy(threshold), threshold))
        .reduce((p, q) -> q.accuracy() > p.accuracy() ? q : p)
        .orElse(new AtThreshold(accuracy(Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY));
  }

  /** False match rate: the part of the impostor pairs that match, 0 to 1. */
  public double fmr(double threshold) {
    return 1 - (double) below(impostor, threshold) / impostor.length;
  }

  /** False non-match rate: the part of the genuine pairs that do not match, 0 to 1. */
  public double fnmr(double threshold) {
    return (double) below(genuine, threshold) / genuine.length;
  }

  /** The lowest threshold at which no more than {@code fmr} of the impostor pairs match. */
  public double thresholdAt(double fmr) {
    int matching = (int) Math.floor(fmr * impostor.length);
    int highestRefused = impostor.length - 1 - matching;
    return highestRefused < 0 ? Double.NEGATIVE_INFINITY : Math.nextUp(impostor[highestRefused]);
  }

  /** The rate of either error where the two are equal, taken midway where none is exactly so. */
  public double equalErrorRate() {
    double closest =
        Arrays.stream(genuine).boxed().min((p, q) -> Double.compare(gap(p), gap(q))).orElseThrow();
    return (fmr(closest) + fnmr(closest)) / 2;
  }

  /** The chance that a genuine pair is more similar than an impostor pair; ties count half. */
  public double areaUnderCurve() {
    double wins = 0;
    for (double score : genuine) {
      wins += (below(impostor, score) + below(impostor, Math.nextUp(score))) / 2.0;
    }
    return wins / genuine.length / impostor.length;
  }

  private double gap(double threshold) {
    return Math.abs(fmr(threshold) - fnmr(threshold));
  }

  private static double[] scores(PairList list, Templates templates, boolean same) {
    return list.pairs().stream()
        .filter(pair -> pair.same() == same)
        .mapToDouble(pair -> score(pair, templates))
        .toArray();
  }

  private static double score(Pair pair, Templates templates) {
    Optional<Embedding> a = templates.of(pair.a());
    Optional<Embedding> b = templates.of(pair.b());
    return a.isPresent() && b.isPresent() ? a.get().similarity(b.get()) : NO_FACE;
  }

  private static double[] sorted(double[] scores) {
    double[] copy = scores.clone();
    Arrays.sort(copy);
    return copy;
  }

  /** How many values of a sorted array lie below {@code limit}. */
  private static int below(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
