package org.vultus.statistics;

/** Adds up weighted pairs, handed over in descending order of their similarity. */
final class ErrorCounts {

  private final double[] scores;
  private final long[] trueMatches;
  private final long[] falseMatches;
  private int distinct;
  private long genuine;
  private long impostors;

  ErrorCounts(int pairs) {
    scores = new double[pairs];
    trueMatches = new long[pairs];
    falseMatches = new long[pairs];
  }

  void genuine(double similarity, long weight) {
    genuine += weight;
    note(similarity, weight);
  }

  void impostor(double similarity, long weight) {
    impostors += weight;
    note(similarity, weight);
  }

  ErrorRates rates() {
    return new ErrorRates(
        distinct, scores, trueMatches, falseMatches, new ErrorRates.Totals(genuine, impostors));
  }

  /** Pairs of one similarity match together or not at all: they share a place. */
  private void note(double similarity, long weight) {
    if (weight == 0 || similarity == Double.NEGATIVE_INFINITY) {
      return;
    }
    if (distinct == 0 || scores[distinct - 1] != similarity) {
      scores[distinct++] = similarity;
    }
    trueMatches[distinct - 1] = genuine;
    falseMatches[distinct - 1] = impostors;
  }
}
