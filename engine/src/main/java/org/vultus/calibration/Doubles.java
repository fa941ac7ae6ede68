package org.vultus.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vultus.embedding.FmrTable;

/**
 * Subjects that look like one person: likely the same person registered twice. A pair does whose
 * nearest templates are so similar that, by the gallery's own distribution, about one pair of
 * different people would be expected to be; but none does that is no match.
 *
 * @param cutoff that similarity
 * @param pairs the most similar first
 */
public record Doubles(double cutoff, List<Pair> pairs) {

  /** A few odd pairs, those of double registrations too, must not move the tail. */
  private static final long ERRORS_OF_A_FIRM_POINT = 300;

  /** More than any operator looks through; only a broken threshold gives so many. */
  private static final int MOST_PAIRS = 100_000;

  /**
   * Two subjects by their numbers.
   *
   * @param similarity of their nearest templates
   */
  public record Pair(long first, long second, double similarity) {}

  /** Two subjects by their places in the list. */
  private record Places(int first, int second) {}

  /**
   * Looks at all pairs.
   *
   * @param threshold from which similarity on templates match
   */
  static Doubles among(List<Subject> subjects, FmrTable table, double threshold) {
    double odd = table.robustSimilarity(1.0 / table.comparisons(), ERRORS_OF_A_FIRM_POINT);
    double cutoff = Math.max(odd, threshold);
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
                (all, more) -> more.forEach((pair, s) -> all.merge(pair, s, Math::max)));
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
