package org.vultus.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far figures may be off because other people might have been measured. Each replicate draws as
 * many people as there are, with replacement; a genuine pair counts as often as its person was
 * drawn, an impostor pair as often as its two persons combine. Pairs cannot be drawn themselves:
 * those that share a person are alike, and intervals that ignore this are too narrow.
 *
 * <p>Sources: Bolle, Ratha and Pankanti, "Error analysis of pattern recognition systems: the
 * subsets bootstrap", Computer Vision and Image Understanding 93 (2004); Owen and Eckles,
 * "Bootstrapping data arrays of arbitrary order", Annals of Applied Statistics 6 (2012), for the
 * products of counts.
 *
 * @param replicates how many samples are drawn, at least 1
 * @param seed equal seeds give equal results, on any number of cores
 */
public record Bootstrap(int replicates, long seed) {

  private static final int MOST_DRAWS = 1000;

  /** Rejects a number of replicates below 1. */
  public Bootstrap {
    if (replicates < 1) {
      throw new IllegalArgumentException("a bootstrap has replicates, not " + replicates);
    }
  }

  /**
   * The 95 % confidence interval of each figure, by the percentile method.
   *
   * @throws IllegalStateException if there are no genuine or no impostor pairs
   */
  public List<Interval> intervals(Comparisons data, List<ToDoubleFunction<ErrorRates>> figures) {
    data.rates();
    return percentiles(
        data.people(),
        figures.size(),
        counts -> {
          ErrorRates rates = data.rates(counts);
          return rates.isDefined() ? values(rates, figures) : new double[0];
        });
  }

  /**
   * The same for the difference {@code after} minus {@code before} of each figure, the same people
   * being drawn for both.
   *
   * @throws IllegalArgumentException if the two were measured on different people
   */
  public List<Interval> differences(
      Comparisons before, Comparisons after, List<ToDoubleFunction<ErrorRates>> figures) {
    if (!Arrays.equals(before.people(), after.people())) {
      throw new IllegalArgumentException("paired differences need the same people on both sides");
    }
    return percentiles(
        before.people(),
        figures.size(),
        counts -> {
          ErrorRates old = before.rates(counts);
          ErrorRates young = after.rates(counts);
          return old.isDefined() && young.isDefined()
              ? minus(values(young, figures), values(old, figures))
              : new double[0];
        });
  }

  /**
   * The 95 % confidence interval of a false match rate, by the percentile method; up to the rule of
   * 3 where nothing matches.
   *
   * @throws IllegalStateException if nothing was compared
   */
  public Interval interval(FalseMatches data) {
    Interval interval =
        percentiles(
                IntStream.range(0, data.groups()).toArray(),
                1,
                counts -> {
                  double rate = data.rate(counts);
                  return Double.isNaN(rate) ? new double[0] : new double[] {rate};
                })
            .getFirst();
    return data.matches() > 0
        ? interval
        : interval.reaching(SampleSize.highestRateWithoutError(data.people()));
  }

  private List<Interval> percentiles(int[] people, int figures, Function<int[], double[]> values) {
    long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
    double[][] all =
        Arrays.stream(seeds)
            .parallel()
            .mapToObj(own -> replicate(people, new SplittableRandom(own), values))
            .toArray(double[][]::new);
    return IntStream.range(0, figures)
        .mapToObj(
            i -> Interval.percentiles(Arrays.stream(all).mapToDouble(row -> row[i]).toArray()))
        .toList();
  }

  /** Draws anew where nobody with a genuine or with an impostor pair was drawn. */
  private static double[] replicate(
      int[] people, SplittableRandom random, Function<int[], double[]> values) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      double[] found = values.apply(draw(people, random));
      if (found.length > 0) {
        return found;
      }
    }
    throw new IllegalStateException("too few people to resample: " + people.length);
  }

  private static int[] draw(int[] people, SplittableRandom random) {
    int[] counts = new int[people[people.length - 1] + 1];
    for (int i = 0; i < people.length; i++) {
      counts[people[random.nextInt(people.length)]]++;
    }
    return counts;
  }

  private static double[] values(ErrorRates rates, List<ToDoubleFunction<ErrorRates>> figures) {
    return figures.stream().mapToDouble(figure -> figure.applyAsDouble(rates)).toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }
}
