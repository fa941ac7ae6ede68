package org.vultus.server.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.vultus.calibration.Subject;
import org.vultus.embedding.Embedding;
import org.vultus.server.store.UserStore.Template;

/**
 * The users of a gallery, or a sample of them: those whose numbers give the lowest random values.
 * So one pass over the templates in any order is enough, and no more users are in memory than are
 * kept.
 */
final class GallerySample {

  private final int most;
  private final long seed;
  private final TreeMap<Place, List<Embedding>> kept =
      new TreeMap<>(Comparator.comparingLong(Place::value).thenComparingLong(Place::number));
  private boolean complete = true;

  /**
   * @param most how many users to keep
   * @param seed equal seeds keep equal users
   */
  GallerySample(int most, long seed) {
    this.most = most;
    this.seed = seed;
  }

  private record Place(long value, long number) {}

  void add(Template template) {
    Place place =
        new Place(new SplittableRandom(seed ^ template.number()).nextLong(), template.number());
    kept.computeIfAbsent(place, fresh -> new ArrayList<>()).add(template.embedding());
    if (kept.size() > most) {
      kept.pollLastEntry();
      complete = false;
    }
  }

  /** Whether nobody was left out. */
  boolean isComplete() {
    return complete;
  }

  /** The users kept, by their numbers. */
  List<Subject> subjects() {
    return kept.entrySet().stream()
        .map(entry -> new Subject(entry.getKey().number(), entry.getValue()))
        .sorted(Comparator.comparingLong(Subject::number))
        .toList();
  }
}
