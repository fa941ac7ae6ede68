package org.vultus.embedding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a probe reaches which similarity to a reference of somebody else that was made of a
 * given number of templates. Between the points the logarithm of the false match rate (FMR) follows
 * straight lines.
 *
 * <p>Each point was reached by at least 30 comparisons. Below the lowest FMR measured, its
 * logarithm goes on along the straight line through the last point that fits the last decade of the
 * table best: an exponential tail. Far out, exceedances of a light-tailed distribution are nearly
 * exponential (Pickands, "Statistical inference using extreme order statistics", Annals of
 * Statistics 3 (1975)); and where the true tail falls faster, as a normal distribution's does, the
 * line lies above it, so that it promises too little rather than too much. It ends at the
 * {@linkplain #lowestRate lowest rate} that the sample can carry.
 *
 * @param templates how many templates a reference was made of, at least 1
 * @param comparisons how many comparisons of different people the table rests on
 * @param similarity thresholds, ascending, -1 to 1
 * @param fmr the part of the comparisons that reach each of these, falling, above 0, at most 1
 */
public record FmrTable(int templates, long comparisons, List<Double> similarity, List<Double> fmr) {

  /** The fewest errors that a measured rate may rest on: Doddington's rule of 30. */
  private static final int ERRORS_NEEDED = 30;

  /** Of n comparisons without an error, 3/n is with 95 % confidence the highest rate. */
  private static final double RULE_OF_THREE = 3;

  private static final double HIGHEST_SIMILARITY = 1;
  private static final double ROUNDING = 1e-9;
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.CEILING);

  /** Rejects tables of fewer than two points, those that do not fall, and rates from nowhere. */
  public FmrTable {
    similarity = List.copyOf(similarity);
    fmr = List.copyOf(fmr);
    if (templates < 1) {
      throw new IllegalArgumentException("'templates' is at least 1, not " + templates);
    }
    if (similarity.size() != fmr.size() || fmr.size() < 2) {
      throw new IllegalArgumentException(
          "'similarity' and 'fmr' have as many values as each other, at least 2, not %d and %d"
              .formatted(similarity.size(), fmr.size()));
    }
    for (int i = 0; i < fmr.size(); i++) {
      requireInRange(similarity.get(i), fmr.get(i));
    }
    for (int i = 1; i < fmr.size(); i++) {
      requireFalling(similarity, fmr, i);
    }
    requireMeasured(fmr.getLast(), comparisons);
  }

  /**
   * The table of what was counted: the similarity that a given part of the comparisons reach, or as
   * many as possible but no more, for the parts 1, 1/2, 1/5, 1/10 and so on, as far as 30 of them
   * do. Rates are rounded up to four digits.
   *
   * @throws IllegalArgumentException if there are too few comparisons, or too many of one
   *     similarity
   */
  public static FmrTable of(int templates, SimilarityTally tally) {
    List<Double> similarity = new ArrayList<>();
    List<Double> fmr = new ArrayList<>();
    long most = tally.comparisons();
    for (int place = 1; most >= ERRORS_NEEDED; place++) {
      double threshold = tally.reachedBy(most);
      long reaching = tally.reaching(threshold);
      if (reaching >= ERRORS_NEEDED && (similarity.isEmpty() || threshold > similarity.getLast())) {
        similarity.add(threshold);
        fmr.add(roundedUp((double) reaching / tally.comparisons()));
      }
      most = (long) Math.floor(tally.comparisons() * part(place) + ROUNDING);
    }
    return new FmrTable(templates, tally.comparisons(), similarity, fmr);
  }

  /**
   * How often two different people are at least so similar.
   *
   * @return 1 or what the first point says, below the table
   */
  public FalseMatchRate rate(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a similarity is a number");
    }
    if (value <= similarity.getFirst()) {
      return measured(fmr.getFirst());
    }
    for (int i = 1; i < fmr.size(); i++) {
      if (value <= similarity.get(i)) {
        return measured(between(i).fmr(value));
      }
    }
    double beyond = tail().fmr(value);
    return beyond < lowestRate()
        ? new FalseMatchRate(lowestRate(), FalseMatchRate.Basis.UPPER_BOUND)
        : new FalseMatchRate(beyond, FalseMatchRate.Basis.EXTRAPOLATED);
  }

  /**
   * From which similarity on a probe must match, so that no more than {@code rate} of those of
   * different people do.
   *
   * @param rate from {@link #lowestRate} to 1
   * @return at most 1, which even the best pairs of one person hardly reach
   */
  public double threshold(double rate) {
    if (!(rate >= lowestRate() && rate <= 1)) {
      throw new IllegalArgumentException(
          "%d comparisons carry false match rates from %.1e to 1, not %s"
              .formatted(comparisons, lowestRate(), rate));
    }
    if (rate >= fmr.getFirst()) {
      return similarity.getFirst();
    }
    for (int i = 1; i < fmr.size(); i++) {
      if (rate >= fmr.get(i)) {
        return between(i).similarity(rate);
      }
    }
    return Math.min(tail().similarity(rate), HIGHEST_SIMILARITY);
  }

  /**
   * The lowest rate that the sample can carry: with 95 % confidence the rate is no higher where
   * none of its comparisons has erred (the rule of 3: Hanley and Lippman-Hand, JAMA 249, 1983).
   * That is a decade below the lowest rate that it can measure.
   */
  public double lowestRate() {
    return RULE_OF_THREE / comparisons;
  }

  /**
   * Where the tail, as the points that at least {@code errors} comparisons reach draw it, passes a
   * rate. Points further out, which a few odd comparisons may have moved, have no say.
   */
  public double robustSimilarity(double rate, long errors) {
    int last = 1;
    while (last + 1 < fmr.size() && fmr.get(last + 1) * comparisons >= errors) {
      last++;
    }
    return tail(last).similarity(rate);
  }

  private Line between(int next) {
    double rise = similarity.get(next) - similarity.get(next - 1);
    return line(next - 1, (Math.log(fmr.get(next)) - Math.log(fmr.get(next - 1))) / rise);
  }

  private Line tail() {
    return tail(fmr.size() - 1);
  }

  /** The least-squares slope over the last decade, for a line that is bound to the last point. */
  private Line tail(int last) {
    double products = 0;
    double squares = 0;
    for (int i = last - 1; i >= 0 && (i == last - 1 || fmr.get(i) <= 10 * fmr.get(last)); i--) {
      double way = similarity.get(i) - similarity.get(last);
      products += way * (Math.log(fmr.get(i)) - Math.log(fmr.get(last)));
      squares += way * way;
    }
    return line(last, products / squares);
  }

  private Line line(int start, double slope) {
    return new Line(similarity.get(start), Math.log(fmr.get(start)), slope);
  }

  /** A straight line of log FMR over similarity. */
  private record Line(double startSimilarity, double startLog, double slope) {

    double fmr(double similarity) {
      return Math.exp(startLog + slope * (similarity - startSimilarity));
    }

    double similarity(double fmr) {
      return startSimilarity + (Math.log(fmr) - startLog) / slope;
    }
  }

  private static double roundedUp(double rate) {
    return BigDecimal.valueOf(rate).round(FOUR_DIGITS).doubleValue();
  }

  private static FalseMatchRate measured(double value) {
    return new FalseMatchRate(value, FalseMatchRate.Basis.MEASURED);
  }

  /** 1, 1/2, 1/5, 1/10, 1/20 ... */
  private static double part(int place) {
    double[] steps = {1, 2, 5};
    int decade = place / 3;
    return 1 / (steps[place % 3] * Math.pow(10, decade));
  }

  private static void requireInRange(double similarity, double fmr) {
    if (!(similarity >= -1 && similarity <= 1)) {
      throw new IllegalArgumentException("'similarity' lies between -1 and 1, not " + similarity);
    }
    if (!(fmr > 0 && fmr <= 1)) {
      throw new IllegalArgumentException("'fmr' is above 0 and at most 1, not " + fmr);
    }
  }

  private static void requireFalling(List<Double> similarity, List<Double> fmr, int i) {
    if (!(similarity.get(i) > similarity.get(i - 1) && fmr.get(i) < fmr.get(i - 1))) {
      throw new IllegalArgumentException(
          "'fmr' falls as 'similarity' rises, unlike from %s at %s to %s at %s"
              .formatted(fmr.get(i - 1), similarity.get(i - 1), fmr.get(i), similarity.get(i)));
    }
  }

  private static void requireMeasured(double lowest, long comparisons) {
    if (!(lowest * comparisons >= ERRORS_NEEDED - ROUNDING * ERRORS_NEEDED)) {
      throw new IllegalArgumentException(
          "'fmr' ends where 30 of the comparisons match; %s of %d are fewer"
              .formatted(lowest, comparisons));
    }
  }
}
