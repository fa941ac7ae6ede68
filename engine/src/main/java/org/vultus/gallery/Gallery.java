package org.vultus.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.embedding.Reference;

/**
 * The references of all subjects, of one model only, in memory: about 1.15 KB a subject for
 * templates of 256 values. Safe for use by many threads; readers never wait for writers, and see
 * each subject either before or after a change.
 */
public final class Gallery {

  private final ModelId model;
  private final Map<Long, Reference> subjects = new ConcurrentHashMap<>();

  /** An empty gallery for templates of {@code model}. */
  public Gallery(ModelId model) {
    this.model = model;
  }

  /**
   * A probe compared with a subject.
   *
   * @param subject the number that the templates were added under
   * @param similarity of the probe to the subject's reference, -1 to 1
   * @param templates of that reference
   */
  public record Compared(long subject, double similarity, int templates) {}

  /** Adds a template of {@link #model} to a subject's reference. */
  public void add(long subject, Embedding template) {
    requireModel(template);
    subjects.compute(subject, (key, present) -> joined(present, template));
  }

  /** Puts templates of {@link #model} in place of all that the subject had, in one step. */
  public void set(long subject, List<Embedding> templates) {
    subjects.compute(subject, (key, former) -> reference(templates));
  }

  /** Forgets all templates of a subject. */
  public void remove(long subject) {
    subjects.remove(subject);
  }

  /** Whether the subject has a template. */
  public boolean has(long subject) {
    return subjects.containsKey(subject);
  }

  /** The probe compared with one subject; empty if that has no template. */
  public Optional<Compared> compare(long subject, Embedding probe) {
    return Optional.ofNullable(subjects.get(subject)).map(known -> compared(subject, known, probe));
  }

  /**
   * The subject that the probe matches best, by an exact search of all: of those whose similarity
   * reaches the threshold for their number of templates, the one that exceeds it the most.
   */
  public Optional<Compared> match(Embedding probe, MatchRule rule) {
    Compared best = null;
    double most = 0;
    for (Map.Entry<Long, Reference> entry : subjects.entrySet()) {
      Reference reference = entry.getValue();
      double similarity = reference.similarity(probe);
      double excess = similarity - rule.threshold(reference.templates());
      if (excess >= 0 && (best == null || excess > most)) {
        best = new Compared(entry.getKey(), similarity, reference.templates());
        most = excess;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The subject that is most similar to the probe, by an exact search of all but one.
   *
   * @param except is not looked at
   */
  public Optional<Compared> nearest(Embedding probe, long except) {
    return subjects.entrySet().stream()
        .filter(entry -> entry.getKey() != except)
        .map(entry -> compared(entry.getKey(), entry.getValue(), probe))
        .max(Comparator.comparingDouble(Compared::similarity));
  }

  /**
   * The subjects that the probe matches, by an exact search of all: those that {@link #match} would
   * choose from, best first.
   *
   * @param limit at most so many
   */
  public List<Compared> matches(Embedding probe, MatchRule rule, int limit) {
    return subjects.entrySet().stream()
        .map(entry -> compared(entry.getKey(), entry.getValue(), probe))
        .filter(seen -> excess(seen, rule) >= 0)
        .sorted(Comparator.comparingDouble((Compared seen) -> excess(seen, rule)).reversed())
        .limit(limit)
        .toList();
  }

  private static double excess(Compared seen, MatchRule rule) {
    return seen.similarity() - rule.threshold(seen.templates());
  }

  /** The model whose templates are held. */
  public ModelId model() {
    return model;
  }

  /** How many subjects have a template. */
  public int size() {
    return subjects.size();
  }

  private @Nullable Reference reference(List<Embedding> templates) {
    Reference reference = null;
    for (Embedding template : templates) {
      requireModel(template);
      reference = joined(reference, template);
    }
    return reference;
  }

  private static Reference joined(@Nullable Reference reference, Embedding template) {
    return reference == null ? Reference.of(template) : reference.with(template);
  }

  private void requireModel(Embedding template) {
    if (!template.model().equals(model)) {
      throw new IllegalArgumentException(
          "the gallery holds templates of %s, not of %s".formatted(model, template.model()));
    }
  }

  private static Compared compared(long subject, Reference reference, Embedding probe) {
    return new Compared(subject, reference.similarity(probe), reference.templates());
  }
}
