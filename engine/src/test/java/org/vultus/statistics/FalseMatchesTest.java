package org.vultus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class FalseMatchesTest {

  @Test
  void weights_areCountsWithinAGroupAndProductsBetween() {
    FalseMatches data = new FalseMatches(3, 3);
    data.add(0, 1, true);
    data.add(1, 0, false);
    data.add(1, 2, false);
    data.add(2, 2, true);
    assertThat(data.rate()).isEqualTo(0.5);
    // 0-1 counts 3 x 1, twice, once matching; 1-2 counts 1 x 2; 2-2 counts 2, matching.
    assertThat(data.rate(new int[] {3, 1, 2})).isEqualTo((3 + 2) / (3 + 3 + 2 + 2.0));
    assertThat(data.rate(new int[] {3, 0, 0})).isNaN();
  }

  @Test
  void withoutAMatch_theRuleOfThreeIsTheBound() {
    FalseMatches data = new FalseMatches(10, 100);
    for (int i = 0; i < 90; i++) {
      data.add(i % 10, (i + 1) % 10, false);
    }
    Interval interval = new Bootstrap(100, 1).interval(data);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(0.0295, within(1e-4));
  }

  /** 95 % nominal; the percentile method is a little short with 40 people. */
  @Test
  void interval_holdsTheTruthAsOftenAsItSays() {
    double truth = Simulated.phi(-1);
    Random random = new Random(7);
    int held = 0;
    for (int i = 0; i < 200; i++) {
      held += new Bootstrap(200, i).interval(simulated(40, 40, random)).contains(truth) ? 1 : 0;
    }
    assertThat(held / 200.0).isBetween(0.87, 0.99);
  }

  @Test
  void groupsInsteadOfPeople_giveAboutTheSameInterval() {
    Interval byPeople = new Bootstrap(500, 1).interval(simulated(400, 400, new Random(2)));
    Interval byGroups = new Bootstrap(500, 1).interval(simulated(400, 100, new Random(2)));
    assertThat(byGroups.high() - byGroups.low())
        .isBetween(
            0.7 * (byPeople.high() - byPeople.low()), 1.4 * (byPeople.high() - byPeople.low()));
  }

  @Test
  void joined_countsBoth() {
    FalseMatches data = new FalseMatches(2, 2);
    FalseMatches other = new FalseMatches(2, 2);
    data.add(0, 1, true);
    other.add(1, 0, false);
    data.add(other);
    assertThat(data.comparisons()).isEqualTo(2);
    assertThat(data.matches()).isEqualTo(1);
  }

  /** All pairs of people; 40 % of the variance of a similarity, which is 1, is its people's own. */
  private static FalseMatches simulated(int people, int groups, Random random) {
    double[] own =
        DoubleStream.generate(() -> random.nextGaussian(0, Math.sqrt(0.2))).limit(people).toArray();
    FalseMatches data = new FalseMatches(groups, people);
    for (int p = 0; p < people; p++) {
      for (int q = p + 1; q < people; q++) {
        double similarity = own[p] + own[q] + random.nextGaussian(0, Math.sqrt(0.6));
        data.add(p % groups, q % groups, similarity >= 1);
      }
    }
    return data;
  }
}
