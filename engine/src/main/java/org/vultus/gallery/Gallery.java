package org.vultus.gallery;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;

/**
 * The templates of all subjects, of one model only, in memory: about 1.15 KB a template of 256
 * values. Safe for use by many threads; readers never wait for writers, and see each subject's
 * templates either before or after a change.
 */
public final class Gallery {

  private final ModelId model;
  private final Map<Long, Embedding[]> subjects = new ConcurrentHashMap<>();

  /** An empty gallery for templates of {@code model}. */
  public Gallery(ModelId model) {
    this.model = model;
  }

  /**
   * The subject of a search result.
   *
   * @param subject the number that the template was added under
   * @param similarity of the probe to its nearest template, -1 to 1
   */
  public record Match(long subject, double similarity) {}

  /** Adds a template of {@link #model}; a subject may have several. */
  public void add(long subject, Embedding template) {
    if (!template.model().equals(model)) {
      throw new IllegalArgumentException(
          "the gallery holds templates of %s, not of %s".formatted(model, template.model()));
    }
    subjects.merge(subject, new Embedding[] {template}, Gallery::joined);
  }

  /** Forgets all templates of a subject. */
  public void remove(long subject) {
    subjects.remove(subject);
  }

  /** The similarity of the probe to the subject's nearest template; empty if it has none. */
  public OptionalDouble similarity(long subject, Embedding probe) {
    Embedding[] templates = subjects.get(subject);
    return templates == null ? OptionalDouble.empty() : OptionalDouble.of(best(templates, probe));
  }

  /** The subject whose nearest template is most similar to the probe, by an exact search of all. */
  public Optional<Match> nearest(Embedding probe) {
    Match nearest = null;
    for (Map.Entry<Long, Embedding[]> entry : subjects.entrySet()) {
      double similarity = best(entry.getValue(), probe);
      if (nearest == null || similarity > nearest.similarity()) {
        nearest = new Match(entry.getKey(), similarity);
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The model whose templates are held. */
  public ModelId model() {
    return model;
  }

  /** How many subjects have a template. */
  public int size() {
    return subjects.size();
  }

  private static double best(Embedding[] templates, Embedding probe) {
    double best = -1;
    for (Embedding template : templates) {
      best = Math.max(best, probe.similarity(template));
    }
    return best;
  }

  private static Embedding[] joined(Embedding[] present, Embedding[] added) {
    Embedding[] all = Arrays.copyOf(present, present.length + added.length);
    System.arraycopy(added, 0, all, present.length, added.length);
    return all;
  }
}
