package org.vultus.server.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vultus.server.evaluation.PhotoResult.Enrolled;
import org.vultus.server.evaluation.data.DataSet;
import org.vultus.statistics.Comparisons;
import org.vultus.statistics.Histogram;

/**
 * The similarity of every pair, so that two evaluations of one list can be compared later.
 *
 * @param personOf the person of each image, as a number
 * @param first an image of each pair, as a place in {@code personOf}
 * @param second the other image of each pair
 * @param similarity of each pair, -1 to 1; without meaning where an image has no face
 * @param withoutFace the images that failed
 */
@SuppressWarnings("ArrayRecordComponent") // a million pairs; never compared with another
record Scores(int[] personOf, int[] first, int[] second, float[] similarity, int[] withoutFace) {

  /** JSON has no infinity. */
  private static final float WITHOUT_MEANING = -1;

  private static final int BINS = 100;

  /** Rejects what a report that was edited or cut may hold. */
  Scores {
    StoredEvaluation.requirePresent(personOf, first, second, similarity, withoutFace);
    if (first.length != second.length || first.length != similarity.length) {
      throw new IllegalArgumentException("pairs have two images and a similarity");
    }
    requireBelow(personOf.length, personOf, first, second, withoutFace);
    int genuine = 0;
    for (int i = 0; i < first.length; i++) {
      genuine += personOf[first[i]] == personOf[second[i]] ? 1 : 0;
      if (!Float.isFinite(similarity[i])) {
        throw new IllegalArgumentException("a similarity is a number, not " + similarity[i]);
      }
    }
    if (genuine == 0 || genuine == first.length) {
      throw new IllegalArgumentException("there are pairs of one kind only");
    }
  }

  static Scores of(DataSet data, List<PhotoResult> photos) {
    int[] failed =
        IntStream.range(0, photos.size())
            .filter(image -> !(photos.get(image) instanceof Enrolled))
            .toArray();
    float[] similarity = new float[data.first().length];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i] = similarity(photos.get(data.first()[i]), photos.get(data.second()[i]));
    }
    return new Scores(data.personOf(), data.first(), data.second(), similarity, failed);
  }

  Comparisons comparisons() {
    boolean[] failed = new boolean[personOf.length];
    Arrays.stream(withoutFace).forEach(image -> failed[image] = true);
    double[] known = new double[similarity.length];
    for (int i = 0; i < known.length; i++) {
      boolean comparable = !failed[first[i]] && !failed[second[i]];
      known[i] = comparable ? similarity[i] : Double.NEGATIVE_INFINITY;
    }
    return Comparisons.of(personOf, first, second, known);
  }

  /** Whether another evaluation is of the same pairs of the same people. */
  boolean areOfThePairsOf(Scores other) {
    return Arrays.equals(personOf, other.personOf)
        && Arrays.equals(first, other.first)
        && Arrays.equals(second, other.second);
  }

  /** How many of the genuine or of the impostor pairs are how similar. */
  static Histogram histogram(Comparisons pairs, boolean ofGenuine) {
    return Histogram.of(pairs.similarities(ofGenuine), -1, 1, BINS);
  }

  private static void requireBelow(int bound, int[]... places) {
    for (int[] each : places) {
      if (Arrays.stream(each).anyMatch(place -> place < 0 || place >= bound)) {
        throw new IllegalArgumentException("images and persons are numbered from 0 on");
      }
    }
  }

  private static float similarity(PhotoResult a, PhotoResult b) {
    return a instanceof Enrolled one && b instanceof Enrolled other
        ? (float) one.template().similarity(other.template())
        : WITHOUT_MEANING;
  }
}
