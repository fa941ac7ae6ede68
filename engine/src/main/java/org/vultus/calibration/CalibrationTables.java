package org.vultus.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.SimilarityTally;
import org.vultus.statistics.SampleSize;

/** Measures the tables of a calibration. */
public final class CalibrationTables {

  /** The last table is also for more. */
  private static final int MOST_TEMPLATES = 3;

  private CalibrationTables() {}

  /**
   * The tables for references of 1, 2 and 3 templates: all pairs of templates of different people;
   * then each person's templates in blocks of 2 and of 3, each block compared with every template
   * of others. No template is in two blocks.
   *
   * @param targetFmr a table too small to measure this rate is left out, but for the first
   * @throws IllegalArgumentException if there are too few templates even for that
   */
  public static List<FmrTable> of(List<Subject> subjects, double targetFmr) {
    int[] everyoneAlone = IntStream.range(0, subjects.size()).toArray();
    return of(subjects, everyoneAlone, targetFmr);
  }

  /**
   * The same where several subjects may be one person.
   *
   * @param identity of each subject; those of equal numbers are one person
   */
  static List<FmrTable> of(List<Subject> subjects, int[] identity, double targetFmr) {
    ImpostorSweep sweep = new ImpostorSweep(subjects, identity);
    List<FmrTable> tables = new ArrayList<>();
    tables.add(FmrTable.of(1, pairs(sweep)));
    for (int templates = 2; templates <= MOST_TEMPLATES; templates++) {
      List<TemplateBlock> blocks = TemplateBlock.of(subjects, templates);
      SimilarityTally tally = tally(sweep, blocks, ReferenceRule.MEAN);
      if (SampleSize.supports(targetFmr, tally.comparisons())) {
        tables.add(FmrTable.of(templates, tally));
      }
    }
    return List.copyOf(tables);
  }

  /** All pairs of templates of different people. */
  static SimilarityTally pairs(ImpostorSweep sweep) {
    return sweep.comparePairs(
        SimilarityTally::new,
        (tally, p, q, similarity) -> tally.add(similarity),
        SimilarityTally::add);
  }

  /** Each block with every template of others. */
  static SimilarityTally tally(
      ImpostorSweep sweep, List<TemplateBlock> blocks, ReferenceRule rule) {
    return sweep.compare(
        blocks,
        rule,
        SimilarityTally::new,
        (tally, p, q, similarity) -> tally.add(similarity),
        SimilarityTally::add);
  }
}
