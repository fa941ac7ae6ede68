package org.vultus.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pairs of images with their similarities. A pair is genuine if both images show one person, else
 * impostor. A similarity of negative infinity stands for a pair that could not be compared, because
 * an image has no face: it counts, and matches at no threshold. Immutable.
 */
public final class Comparisons {

  private final int[] personOf;
  private final int[] first;
  private final int[] second;
  private final double[] similarity;
  private final int[] firstPerson;
  private final int[] secondPerson;
  private final int genuine;

  /** The similarities must be in descending order. */
  private Comparisons(int[] personOf, int[] first, int[] second, double[] similarity) {
    this.personOf = personOf;
    this.first = first;
    this.second = second;
    this.similarity = similarity;
    this.firstPerson = Arrays.stream(first).map(image -> personOf[image]).toArray();
    this.secondPerson = Arrays.stream(second).map(image -> personOf[image]).toArray();
    this.genuine = (int) IntStream.range(0, first.length).filter(this::isGenuine).count();
  }

  /**
   * Pairs in any order; the arrays are copied.
   *
   * @param personOf the person of each image, as a number from 0
   * @param first an image of each pair, as its place in {@code personOf}
   * @param second the other image of each pair
   * @param similarity of each pair; not NaN, not positive infinity
   * @throws IllegalArgumentException if the lengths differ or a similarity is no number
   */
  public static Comparisons of(int[] personOf, int[] first, int[] second, double[] similarity) {
    if (first.length != second.length || first.length != similarity.length) {
      throw new IllegalArgumentException(
          "%d, %d and %d values do not make pairs"
              .formatted(first.length, second.length, similarity.length));
    }
    if (Arrays.stream(similarity).anyMatch(s -> !(s < Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException("a similarity is a number or negative infinity");
    }
    int[] order = descending(similarity);
    return new Comparisons(
        personOf.clone(),
        Arrays.stream(order).map(i -> first[i]).toArray(),
        Arrays.stream(order).map(i -> second[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> similarity[i]).toArray());
  }

  /** Only the pairs whose images both pass. */
  public Comparisons among(IntPredicate images) {
    int[] kept =
        IntStream.range(0, first.length)
            .filter(i -> images.test(first[i]) && images.test(second[i]))
            .toArray();
    return new Comparisons(
        personOf,
        Arrays.stream(kept).map(i -> first[i]).toArray(),
        Arrays.stream(kept).map(i -> second[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> similarity[i]).toArray());
  }

  /** How many pairs show one person. */
  public int genuine() {
    return genuine;
  }

  /** How many pairs show two persons. */
  public int impostor() {
    return first.length - genuine;
  }

  /** The images that occur, ascending, each once. */
  public int[] images() {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second))
        .distinct()
        .sorted()
        .toArray();
  }

  /** The persons that occur, ascending, each once. */
  public int[] people() {
    return Arrays.stream(images()).map(image -> personOf[image]).distinct().sorted().toArray();
  }

  /** How many persons have a genuine pair. */
  public int peopleWithGenuine() {
    return (int)
        IntStream.range(0, first.length)
            .filter(this::isGenuine)
            .map(i -> firstPerson[i])
            .distinct()
            .count();
  }

  /** The similarities of the genuine or of the impostor pairs, descending. */
  public double[] similarities(boolean ofGenuine) {
    return IntStream.range(0, first.length)
        .filter(i -> isGenuine(i) == ofGenuine)
        .mapToDouble(i -> similarity[i])
        .toArray();
  }

  /**
   * The error rates of these pairs.
   *
   * @throws IllegalStateException if there are no genuine or no impostor pairs
   */
  public ErrorRates rates() {
    int[] once = new int[Arrays.stream(personOf).max().orElse(0) + 1];
    Arrays.fill(once, 1);
    ErrorRates rates = rates(once);
    if (!rates.isDefined()) {
      throw new IllegalStateException("error rates need genuine and impostor pairs");
    }
    return rates;
  }

  /**
   * The error rates of a sample in which person {@code p} occurs {@code counts[p]} times: a genuine
   * pair counts as often as its person, an impostor pair as often as its persons combine.
   */
  ErrorRates rates(int[] counts) {
    ErrorCounts errors = new ErrorCounts(similarity.length);
    for (int i = 0; i < similarity.length; i++) {
      int p = firstPerson[i];
      int q = secondPerson[i];
      if (p == q) {
        errors.genuine(similarity[i], counts[p]);
      } else {
        errors.impostor(similarity[i], (long) counts[p] * counts[q]);
      }
    }
    return errors.rates();
  }

  private boolean isGenuine(int pair) {
    return firstPerson[pair] == secondPerson[pair];
  }

  private static int[] descending(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.parallelSort(order, Comparator.comparingDouble(i -> -values[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
