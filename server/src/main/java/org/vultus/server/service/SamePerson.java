package org.vultus.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.Reference;

/**
 * Tells which templates of a set show one person: always the one that is most similar to the mean
 * of those chosen so far is chosen next, as long as it matches that as a verification would ask.
 * The record of the decision has what was measured.
 */
final class SamePerson {

  private final List<Embedding> templates;
  private final MatchRule rule;
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Integer> others;

  private SamePerson(List<Embedding> templates, MatchRule rule) {
    this.templates = templates;
    this.rule = rule;
    this.others = new ArrayList<>(IntStream.range(0, templates.size()).boxed().toList());
  }

  private record Pair(int first, int second, double similarity) {}

  private record Nearest(int template, double similarity) {}

  /**
   * The templates that may join those of a registered user.
   *
   * @return their places, in the order in which each matches those before
   */
  static List<Integer> joining(Reference known, List<Embedding> templates, MatchRule rule) {
    SamePerson person = new SamePerson(templates, rule);
    person.grow(known);
    return person.chosen;
  }

  /**
   * The templates of the one person whom a set shows. They are more than half of it, and of the
   * others no two match: those would be a second person.
   *
   * @return their places, in the order in which each matches those before; none if the set shows
   *     several people
   */
  static List<Integer> among(List<Embedding> templates, MatchRule rule) {
    if (templates.size() == 1) {
      return List.of(0);
    }
    SamePerson person = new SamePerson(templates, rule);
    Pair first = person.nearestOthers();
    if (!person.isMatch(first)) {
      return List.of();
    }
    person.take(first.first());
    person.take(first.second());
    person.grow(Reference.of(templates.get(first.first())).with(templates.get(first.second())));
    return person.isAlone() ? person.chosen : List.of();
  }

  private boolean isAlone() {
    return chosen.size() > others.size() && !isMatch(nearestOthers());
  }

  private void grow(Reference start) {
    Reference reference = start;
    Nearest next = nearest(reference);
    while (rule.matches(next.similarity(), reference.templates())) {
      take(next.template());
      reference = reference.with(templates.get(next.template()));
      next = nearest(reference);
    }
  }

  private void take(int template) {
    chosen.add(template);
    others.remove(Integer.valueOf(template));
  }

  private boolean isMatch(Pair pair) {
    return rule.matches(pair.similarity(), 1);
  }

  /** Of two that are equally near, the first. */
  private Nearest nearest(Reference reference) {
    Nearest nearest = new Nearest(-1, Double.NEGATIVE_INFINITY);
    for (int other : others) {
      double similarity = reference.similarity(templates.get(other));
      nearest = similarity > nearest.similarity() ? new Nearest(other, similarity) : nearest;
    }
    return nearest;
  }

  private Pair nearestOthers() {
    Pair nearest = new Pair(-1, -1, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < others.size(); i++) {
      for (int j = i + 1; j < others.size(); j++) {
        int first = others.get(i);
        int second = others.get(j);
        double similarity = templates.get(first).similarity(templates.get(second));
        nearest = similarity > nearest.similarity() ? new Pair(first, second, similarity) : nearest;
      }
    }
    return nearest;
  }
}
