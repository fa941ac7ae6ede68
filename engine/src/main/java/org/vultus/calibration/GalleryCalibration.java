package org.vultus.calibration;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.SimilarityTally;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.FalseMatches;
import org.vultus.statistics.Interval;
import org.vultus.statistics.SampleSize;

/**
 * What a gallery in use says of its own false matches: nobody's templates are genuine for anybody
 * else's reference.
 *
 * @param people how many, those who look like one person counted as one
 * @param templates how many these have
 * @param comparisons of a template with somebody else's reference
 * @param falseMatches how many of them match by the present rule
 * @param interval of the false match rate, 95 % confidence, by a bootstrap over people
 * @param doubles subjects that look like one person; left out of the comparisons with each other
 * @param calibration measured here; empty if the gallery cannot measure the target rate
 */
public record GalleryCalibration(
    int people,
    int templates,
    long comparisons,
    long falseMatches,
    Interval interval,
    Doubles doubles,
    Optional<Calibration> calibration) {

  /** What the bootstrap draws: with so many, it makes no difference that they are not people. */
  private static final int MOST_GROUPS = 500;

  private static final int FEWEST_PEOPLE = 3;

  /** Below this not even the body of the distribution is known. */
  private static final int FEWEST_PAIRS = 100;

  /**
   * Compares everybody with everybody else.
   *
   * @param rule in use at present
   * @param targetFmr the false match rate to be calibrated for
   * @param data what the gallery is called in the calibration
   * @throws IllegalArgumentException if there are too few people to say anything
   */
  public static GalleryCalibration of(
      List<Subject> subjects, MatchRule rule, double targetFmr, String data, Bootstrap bootstrap) {
    int templates = subjects.stream().mapToInt(subject -> subject.templates().size()).sum();
    Doubles doubles = Doubles.among(subjects, pairs(subjects), rule);
    int[] identity = doubles.identities(subjects);
    int people = (int) Arrays.stream(identity).distinct().count();
    if (people == 1) {
      throw new IllegalArgumentException(
          "all %d users look like one person (similarity %.4f or more), so that nobody is left to compare them with"
              .formatted(subjects.size(), doubles.cutoff()));
    }
    FalseMatches matches = falseMatches(subjects, identity, people, rule);
    return new GalleryCalibration(
        people,
        templates,
        matches.comparisons(),
        matches.matches(),
        bootstrap.interval(matches),
        doubles,
        measures(subjects, identity, targetFmr)
            ? Optional.of(calibration(subjects, identity, targetFmr, data))
            : Optional.empty());
  }

  /** The false match rate by the present rule. */
  public double fmr() {
    return (double) falseMatches / comparisons;
  }

  /** How many people with one template each it takes to measure a false match rate. */
  public static long peopleNeeded(double fmr) {
    return (long) Math.ceil((1 + Math.sqrt(1 + 8.0 * SampleSize.pairsNeeded(fmr))) / 2);
  }

  private static SimilarityTally pairs(List<Subject> subjects) {
    int[] everyoneAlone = IntStream.range(0, subjects.size()).toArray();
    SimilarityTally tally = CalibrationTables.pairs(new ImpostorSweep(subjects, everyoneAlone));
    if (subjects.size() < FEWEST_PEOPLE || tally.comparisons() < FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          "%d people make %d pairs of different people; a calibration needs at least %d"
              .formatted(subjects.size(), tally.comparisons(), FEWEST_PAIRS));
    }
    return tally;
  }

  /** Whether there are enough pairs of different people for the rate. */
  private static boolean measures(List<Subject> subjects, int[] identity, double targetFmr) {
    Map<Integer, Long> templates = new HashMap<>();
    for (int i = 0; i < identity.length; i++) {
      templates.merge(identity[i], (long) subjects.get(i).templates().size(), Long::sum);
    }
    long all = templates.values().stream().mapToLong(Long::longValue).sum();
    long ordered = templates.values().stream().mapToLong(own -> own * (all - own)).sum();
    return SampleSize.supports(targetFmr, ordered / 2);
  }

  private static Calibration calibration(
      List<Subject> subjects, int[] identity, double targetFmr, String data) {
    List<FmrTable> tables = CalibrationTables.of(subjects, identity, targetFmr);
    int people = (int) Arrays.stream(identity).distinct().count();
    int images = subjects.stream().mapToInt(subject -> subject.templates().size()).sum();
    return new Calibration(data, LocalDate.now(ZoneOffset.UTC), people, images, tables);
  }

  /** Every template with everybody else's reference as it stands. */
  private static FalseMatches falseMatches(
      List<Subject> subjects, int[] identity, int people, MatchRule rule) {
    int groups = Math.min(people, MOST_GROUPS);
    int[] group = groups(identity, groups);
    List<TemplateBlock> references = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      references.add(new TemplateBlock(i, subjects.get(i).templates(), List.of()));
    }
    return new ImpostorSweep(subjects, identity)
        .compare(
            references,
            ReferenceRule.MEAN,
            () -> new FalseMatches(groups, people),
            (found, p, q, similarity) ->
                found.add(
                    group[p],
                    group[q],
                    rule.matches(similarity, subjects.get(p).templates().size())),
            FalseMatches::add);
  }

  /** Deals people out to the groups; those who look like one go together. */
  private static int[] groups(int[] identity, int groups) {
    int[] persons = Arrays.stream(identity).distinct().sorted().toArray();
    return Arrays.stream(identity).map(one -> Arrays.binarySearch(persons, one) % groups).toArray();
  }
}
