package org.vultus.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.SimilarityTally;

/**
 * Subjects that look like one person: likely the same person registered twice. A pair does whose
 * nearest templates are so similar that about one pair of different people in the whole gallery
 * would be expected to be; but none does that is no match. How similar that is, the gallery's own
 * distribution says, or for a small one the pack's calibration. Copies of one photo always look
 * like one person.
 *
 * @param cutoff that similarity
 * @param pairs the most similar first
 */
public record Doubles(double cutoff, List<Pair> pairs) {

  /** A few odd pairs, those of double registrations too, must not move the tail. */
  private static final long ERRORS_OF_A_FIRM_POINT = 300;

  /** With fewer pairs than make such a point of this part of them, there is no tail to be seen. */
  private static final int FIRM_PART = 20;

  /** More than any operator looks through; only a broken threshold gives so many. */
  private static final int MOST_PAIRS = 100_000;

  /**
   * Two subjects by their numbers.
   *
   * @param similarity of their nearest templates
   */
  public record Pair(long first, long second, double similarity) {}

  /** So similar are photos of which one is a copy, whatever the gallery's distribution says. */
  private static final double COPIES = 0.999;

  /** Two subjects by their places in the list. */
  private record Places(int first, int second) {}

  /**
   * Looks at all pairs.
   *
   * @param all how similar they are
   */
  static Doubles among(List<Subject> subjects, SimilarityTally all, MatchRule rule) {
    double cutoff = Math.max(Math.min(odd(all, rule), COPIES), rule.threshold(1));
    int[] everyoneAlone = IntStream.range(0, subjects.size()).toArray();
    Map<Places, Double> nearest =
        new ImpostorSweep(subjects, everyoneAlone)
            .comparePairs(
                HashMap<Places, Double>::new,
                (found, p, q, similarity) -> {
                  if (similarity >= cutoff && found.size() < MOST_PAIRS) {
                    found.merge(new Places(Math.min(p, q), Math.max(p, q)), similarity, Math::max);
                  }
                },
                (found, more) -> more.forEach((pair, s) -> found.merge(pair, s, Math::max)));
    List<Pair> pairs = new ArrayList<>();
    nearest.forEach(
        (pair, similarity) ->
            pairs.add(
                new Pair(
                    subjects.get(pair.first()).number(),
                    subjects.get(pair.second()).number(),
                    similarity)));
    pairs.sort(Comparator.comparingDouble(pair -> -pair.similarity()));
    return new Doubles(cutoff, List.copyOf(pairs));
  }

  private static double odd(SimilarityTally all, MatchRule rule) {
    double rate = 1.0 / all.comparisons();
    long firm = Math.min(ERRORS_OF_A_FIRM_POINT, all.comparisons() / FIRM_PART);
    return rule.calibration()
        .filter(known -> firm < ERRORS_OF_A_FIRM_POINT && rate >= known.lowestRate())
        .map(known -> known.threshold(rate, 1))
        .orElseGet(() -> odd(all, rate, firm));
  }

  private static double odd(SimilarityTally all, double rate, long firm) {
    try {
      return FmrTable.of(1, all).robustSimilarity(rate, firm);
    } catch (IllegalArgumentException e) {
      return COPIES; // too many pairs are equally similar: copies of one photo make no distribution
    }
  }

  /** A number for each subject; those that a chain of pairs joins have the same. */
  int[] identities(List<Subject> subjects) {
    Map<Long, Integer> places = new HashMap<>();
    int[] identity = IntStream.range(0, subjects.size()).toArray();
    for (int i = 0; i < identity.length; i++) {
      places.put(subjects.get(i).number(), i);
    }
    for (Pair pair : pairs) {
      int kept = identity[places.getOrDefault(pair.first(), 0)];
      int gone = identity[places.getOrDefault(pair.second(), 0)];
      for (int i = 0; i < identity.length && kept != gone; i++) {
        identity[i] = identity[i] == gone ? kept : identity[i];
      }
    }
    return identity;
  }
}
