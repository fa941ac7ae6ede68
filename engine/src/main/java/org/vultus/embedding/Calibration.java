package org.vultus.embedding;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a model's similarity means: how often a probe reaches it to somebody else's {@link
 * Reference}, by the number of templates that this was made of.
 *
 * @param data what was measured on
 * @param date when
 * @param people how many
 * @param images how many templates of these
 * @param tables by ascending number of templates, the first for 1; the last is also for more
 */
public record Calibration(
    String data, LocalDate date, int people, int images, List<FmrTable> tables) {

  /** Rejects numbers that make no sense and tables that are missing or in the wrong order. */
  public Calibration {
    tables = List.copyOf(tables);
    if (data.isBlank()) {
      throw new IllegalArgumentException("'data' says what was measured on, and is empty");
    }
    if (people < 2 || images < people) {
      throw new IllegalArgumentException(
          "'people' is at least 2 and 'images' not below it, not %d and %d"
              .formatted(people, images));
    }
    if (tables.isEmpty() || tables.getFirst().templates() != 1) {
      throw new IllegalArgumentException("'tables' begins with the one for 1 template");
    }
    for (int i = 1; i < tables.size(); i++) {
      if (tables.get(i).templates() <= tables.get(i - 1).templates()) {
        throw new IllegalArgumentException("'tables' is in ascending order of 'templates'");
      }
    }
  }

  /**
   * How often a probe is at least so similar to somebody else's reference.
   *
   * @param templates of the reference, at least 1
   */
  public FalseMatchRate rate(double similarity, int templates) {
    return table(templates).rate(similarity);
  }

  /**
   * From which similarity on a probe must match a reference, so that no more than {@code rate} of
   * those of different people do.
   *
   * @param templates of the reference, at least 1
   * @throws IllegalArgumentException if {@code rate} is above 1 or below {@link #lowestRate}
   */
  public double threshold(double rate, int templates) {
    return table(templates).threshold(rate);
  }

  /** The lowest rate that every table can carry. */
  public double lowestRate() {
    return tables.stream().mapToDouble(FmrTable::lowestRate).max().orElseThrow();
  }

  /** The table for references of so many templates: of those for no more, the last. */
  private FmrTable table(int templates) {
    if (templates < 1) {
      throw new IllegalArgumentException("a reference has templates, not " + templates);
    }
    int i = tables.size() - 1;
    while (tables.get(i).templates() > templates) {
      i--;
    }
    return tables.get(i);
  }

  /** One line for people: the data, its size and the day. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: %,d pairs of %,d people, %s",
        data,
        tables.getFirst().comparisons(),
        people,
        date);
  }
}
