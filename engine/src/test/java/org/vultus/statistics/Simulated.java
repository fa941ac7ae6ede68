package org.vultus.statistics;

import java.util.Random;

/** Made-up comparisons whose true error rates are known. */
final class Simulated {

  private static final int NO_PERSON_TWICE = 2;

  private Simulated() {}

  /**
   * Genuine similarities N(d, 1) and impostor similarities N(0, 1), all independent: each pair has
   * its own images.
   */
  static Comparisons normal(int genuine, int impostor, double d, long seed) {
    Random random = new Random(seed);
    int pairs = genuine + impostor;
    int[] personOf = new int[NO_PERSON_TWICE * pairs];
    int[] first = new int[pairs];
    int[] second = new int[pairs];
    double[] similarity = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      first[i] = 2 * i;
      second[i] = 2 * i + 1;
      personOf[first[i]] = 2 * i;
      personOf[second[i]] = i < genuine ? 2 * i : 2 * i + 1;
      similarity[i] = random.nextGaussian() + (i < genuine ? d : 0);
    }
    return Comparisons.of(personOf, first, second, similarity);
  }

  /**
   * All pairs of {@code people} with {@code photos} each. Pairs that share a person are alike: a
   * similarity is the sum of its persons' own deviations, of variance {@code shared} in all, and of
   * one of its own, which makes up the rest of 1; genuine pairs are {@code d} higher.
   */
  static Comparisons correlated(int people, int photos, double d, double shared, Random random) {
    double[] easy = deviations(people, shared, random);
    double[] alike = deviations(people, shared / 2, random);
    int images = people * photos;
    int[] personOf = new int[images];
    int pairs = images * (images - 1) / 2;
    int[] first = new int[pairs];
    int[] second = new int[pairs];
    double[] similarity = new double[pairs];
    int next = 0;
    for (int b = 0; b < images; b++) {
      personOf[b] = b / photos;
      for (int a = 0; a < b; a++) {
        int p = personOf[a];
        int q = personOf[b];
        first[next] = a;
        second[next] = b;
        similarity[next++] =
            random.nextGaussian(0, Math.sqrt(1 - shared))
                + (p == q ? d + easy[p] : alike[p] + alike[q]);
      }
    }
    return Comparisons.of(personOf, first, second, similarity);
  }

  /** The normal distribution's cumulative function, by Simpson's rule. */
  static double phi(double z) {
    int steps = 2000;
    double h = z / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * Math.exp(-(i * h) * (i * h) / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  /** The inverse of {@link #phi}, by bisection. */
  static double probit(double part) {
    double low = -8;
    double high = 8;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (phi(middle) < part) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] deviations(int count, double variance, Random random) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian(0, Math.sqrt(variance));
    }
    return values;
  }
}
