package org.vultus.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.vultus.embedding.SimilarityTally;
import org.vultus.statistics.SampleSize;

/**
 * How well a probe is told by several templates of a person, by each rule that makes one similarity
 * of several: each person's templates are enrolled in blocks; the rest are genuine probes, those of
 * others impostor probes.
 */
public final class RuleComparison {

  private static final int[] TEMPLATES = {1, 2, 3, 5};

  private RuleComparison() {}

  /**
   * One rule at one number of templates.
   *
   * @param rule {@code nearest}, {@code two_nearest} or {@code mean}
   * @param people who have so many templates and at least one more
   * @param genuine comparisons
   * @param impostors comparisons
   * @param fnmrAtFmr by the name of the target rate
   */
  public record Result(
      String rule,
      int templates,
      int people,
      int genuine,
      long impostors,
      Map<String, Errors> fnmrAtFmr) {}

  /**
   * The false non-match rate at a threshold.
   *
   * @param supported whether both rates rest on at least 30 errors
   */
  public record Errors(double threshold, double fnmr, boolean supported) {}

  /**
   * Every rule at 1, 2, 3 and 5 templates, as far as anybody has one more than these.
   *
   * @param targets false match rates by their names
   */
  public static List<Result> of(List<Subject> subjects, Map<String, Double> targets) {
    int[] everyoneAlone = IntStream.range(0, subjects.size()).toArray();
    ImpostorSweep sweep = new ImpostorSweep(subjects, everyoneAlone);
    List<Result> results = new ArrayList<>();
    for (int templates : TEMPLATES) {
      List<TemplateBlock> blocks = TemplateBlock.of(subjects, templates);
      if (blocks.stream().anyMatch(block -> !block.others().isEmpty())) {
        for (ReferenceRule rule : ReferenceRule.values()) {
          results.add(result(sweep, blocks, rule, targets));
        }
      }
    }
    return List.copyOf(results);
  }

  private static Result result(
      ImpostorSweep sweep,
      List<TemplateBlock> blocks,
      ReferenceRule rule,
      Map<String, Double> targets) {
    SimilarityTally impostors = CalibrationTables.tally(sweep, blocks, rule);
    double[] genuine = genuine(blocks, rule);
    Map<String, Errors> errors = new LinkedHashMap<>();
    targets.forEach((name, fmr) -> errors.put(name, errors(impostors, genuine, fmr)));
    return new Result(
        rule.name().toLowerCase(Locale.ROOT),
        blocks.getFirst().enrolled().size(),
        (int)
            blocks.stream()
                .filter(block -> !block.others().isEmpty())
                .mapToInt(TemplateBlock::subject)
                .distinct()
                .count(),
        genuine.length,
        impostors.comparisons(),
        errors);
  }

  private static double[] genuine(List<TemplateBlock> blocks, ReferenceRule rule) {
    return blocks.stream()
        .flatMapToDouble(block -> block.others().stream().mapToDouble(rule.of(block.enrolled())))
        .toArray();
  }

  private static Errors errors(SimilarityTally impostors, double[] genuine, double fmr) {
    double threshold = impostors.reachedBy((long) (fmr * impostors.comparisons()));
    double fnmr = 0;
    for (double similarity : genuine) {
      fnmr += similarity < threshold ? 1.0 / genuine.length : 0;
    }
    boolean supported =
        SampleSize.supports(fmr, impostors.comparisons())
            && SampleSize.supports(fnmr, genuine.length);
    return new Errors(threshold, fnmr, supported);
  }
}
