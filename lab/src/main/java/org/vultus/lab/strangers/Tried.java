package org.vultus.lab.strangers;

import java.util.Arrays;
import java.util.List;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.FalseMatches;
import org.vultus.statistics.Interval;

/**
 * What one kind of altered photos came to.
 *
 * @param photos how many were tried
 * @param accepted the templates of those that may register
 */
record Tried(Alteration alteration, int photos, List<Accepted> accepted) {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 1);

  /**
   * A photo that may register.
   *
   * @param person who it shows, from 0
   */
  record Accepted(int person, Embedding template) {}

  /** All pairs of photos of different people. */
  FalseMatches pairs(MatchRule rule) {
    int[] persons = accepted.stream().mapToInt(Accepted::person).distinct().sorted().toArray();
    FalseMatches pairs = new FalseMatches(persons.length, persons.length);
    for (int i = 0; i < accepted.size(); i++) {
      for (int j = 0; j < i; j++) {
        add(pairs, persons, accepted.get(i), accepted.get(j), rule);
      }
    }
    return pairs;
  }

  /** 95 % confidence, over people. */
  static Interval interval(FalseMatches pairs) {
    return BOOTSTRAP.interval(pairs);
  }

  private static void add(
      FalseMatches pairs, int[] persons, Accepted one, Accepted other, MatchRule rule) {
    if (one.person() != other.person()) {
      pairs.add(
          Arrays.binarySearch(persons, one.person()),
          Arrays.binarySearch(persons, other.person()),
          rule.matches(one.template().similarity(other.template()), 1));
    }
  }
}
