package org.vultus.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.Reference;

final class CalibrationTablesTest {

  private static final List<Subject> PEOPLE = new MadeUpPeople().with(60, 7).subjects();

  @Test
  void comparisons_areAllOfDifferentPeople() {
    List<FmrTable> tables = CalibrationTables.of(PEOPLE, 1e-2);
    assertThat(tables).extracting(FmrTable::templates).containsExactly(1, 2, 3);
    assertThat(tables)
        .extracting(FmrTable::comparisons)
        .containsExactly(420L * 413 / 2, 60L * 3 * 413, 60L * 2 * 413);
  }

  /** Counted anew, one by one. */
  @Test
  void rateForOneTemplate_isThatOfThePairs() {
    FmrTable table = CalibrationTables.of(PEOPLE, 1e-2).getFirst();
    double threshold = table.threshold(0.05);
    long matching = 0;
    for (Subject one : PEOPLE) {
      for (Subject other : PEOPLE.subList(PEOPLE.indexOf(one) + 1, PEOPLE.size())) {
        for (var probe : other.templates()) {
          matching +=
              one.templates().stream()
                  .filter(template -> template.similarity(probe) >= threshold)
                  .count();
        }
      }
    }
    assertThat((double) matching / table.comparisons()).isCloseTo(0.05, within(5e-4));
  }

  /**
   * The promise: with its own threshold, each number of templates has the same false match rate.
   */
  @Test
  void thresholds_giveTheTargetRateForTheirNumberOfTemplates() {
    List<FmrTable> tables = CalibrationTables.of(PEOPLE, 1e-2);
    List<Subject> others = new MadeUpPeople().with(200, 7).subjects().subList(60, 200);
    for (FmrTable table : tables) {
      double threshold = table.threshold(1e-2);
      long matching = 0;
      long all = 0;
      for (TemplateBlock block : TemplateBlock.of(others, table.templates())) {
        for (Subject subject : others) {
          if (!others.get(block.subject()).equals(subject)) {
            Reference reference = reference(block);
            for (var probe : subject.templates()) {
              matching += reference.similarity(probe) >= threshold ? 1 : 0;
              all++;
            }
          }
        }
      }
      assertThat((double) matching / all).isBetween(0.7e-2, 1.4e-2);
    }
  }

  @Test
  void tableTooSmallForTheTarget_isLeftOut() {
    assertThat(CalibrationTables.of(PEOPLE, 5e-4)).hasSize(2);
    assertThat(CalibrationTables.of(PEOPLE, 1e-9)).hasSize(1);
  }

  @Test
  void block_sharesNoTemplateWithAnother() {
    List<TemplateBlock> blocks = TemplateBlock.of(PEOPLE.subList(0, 1), 3);
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).enrolled()).doesNotContainAnyElementsOf(blocks.get(1).enrolled());
    assertThat(blocks.get(0).others()).hasSize(4).containsAll(blocks.get(1).enrolled());
  }

  @Test
  void tooFewPeople_areRefused() {
    assertThatThrownBy(() -> CalibrationTables.of(PEOPLE.subList(0, 1), 1e-2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Reference reference(TemplateBlock block) {
    Reference reference = Reference.of(block.enrolled().getFirst());
    for (var template : block.enrolled().subList(1, block.enrolled().size())) {
      reference = reference.with(template);
    }
    return reference;
  }
}
