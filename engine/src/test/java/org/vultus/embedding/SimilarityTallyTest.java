package org.vultus.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SimilarityTallyTest {

  private final SimilarityTally tally = new SimilarityTally();

  @Test
  void valuesOnAStep_reachIt() {
    for (int i = -10_000; i <= 10_000; i++) {
      tally.add(i / 10_000.0);
    }
    assertThat(tally.reaching(0.7)).isEqualTo(3001);
    assertThat(tally.reaching(-1)).isEqualTo(20_001);
    assertThat(tally.reaching(1)).isEqualTo(1);
    assertThat(tally.reachedBy(3001)).isEqualTo(0.7);
  }

  @Test
  void reachedBy_isNeverReachedByMore() {
    tally.add(0.5);
    tally.add(0.5);
    tally.add(0.2);
    assertThat(tally.reachedBy(0)).isEqualTo(0.5001);
    assertThat(tally.reachedBy(1)).isEqualTo(0.5001);
    assertThat(tally.reachedBy(2)).isEqualTo(0.5);
    assertThat(tally.reachedBy(3)).isEqualTo(0.2);
    assertThat(tally.reachedBy(9)).isEqualTo(0.2);
  }

  @Test
  void roundingErrors_areWithinTheScale() {
    tally.add(1.0000001);
    tally.add(-1.0000001);
    assertThat(tally.comparisons()).isEqualTo(2);
    assertThat(tally.reaching(1)).isEqualTo(1);
  }

  @Test
  void joined_countsBoth() {
    SimilarityTally other = new SimilarityTally();
    other.add(0.3);
    tally.add(0.4);
    tally.add(other);
    assertThat(tally.comparisons()).isEqualTo(2);
    assertThat(tally.reaching(0.35)).isEqualTo(1);
  }
}
