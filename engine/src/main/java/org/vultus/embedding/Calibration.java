package org.vultus.embedding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a model's similarity means: how often two different people reach it. A table measured on
 * impostor pairs; between its points the logarithm of the false match rate (FMR) follows straight
 * lines.
 *
 * <p>Below the lowest FMR measured, that logarithm goes on along the straight line through the last
 * point that fits the last decade of the table best: an exponential tail. Far out, exceedances of a
 * light-tailed distribution are nearly exponential (Pickands, "Statistical inference using extreme
 * order statistics", Annals of Statistics 3 (1975)); and where the true tail falls faster, as a
 * normal distribution's does, the line lies above it, so that it promises too little rather than
 * too much.
 *
 * @param data what was measured on
 * @param date when
 * @param impostorPairs how many pairs of different people were compared
 * @param points by ascending similarity; the FMR falls from each to the next
 */
public record Calibration(String data, LocalDate date, long impostorPairs, List<Point> points) {

  /** The fewest errors that a measured rate may rest on: Doddington's rule of 30. */
  private static final int ERRORS_NEEDED = 30;

  private static final double HIGHEST_SIMILARITY = 1;

  /**
   * A measured pair of values.
   *
   * @param similarity a threshold
   * @param fmr the part of the impostor pairs that reach it, above 0, at most 1
   */
  public record Point(double similarity, double fmr) {

    /** Rejects values that are out of range or not finite. */
    public Point {
      if (!(similarity >= -1 && similarity <= 1)) {
        throw new IllegalArgumentException("a similarity is -1 to 1, not " + similarity);
      }
      if (!(fmr > 0 && fmr <= 1)) {
        throw new IllegalArgumentException("an FMR is above 0 and at most 1, not " + fmr);
      }
    }

    private double log() {
      return Math.log(fmr);
    }
  }

  /** Rejects tables of fewer than two points, and those that are not monotone. */
  public Calibration {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "a calibration has at least 2 points, not " + points.size());
    }
    for (int i = 1; i < points.size(); i++) {
      requireFalling(points.get(i - 1), points.get(i));
    }
  }

  /**
   * Measures a calibration: the lowest similarity that no more than a given part of the pairs
   * reach, for the parts 1, 1/2, 1/5, 1/10 and so on, as far as 30 pairs reach it.
   *
   * @param similarities of pairs of different people, in any order, each -1 to 1
   * @throws IllegalArgumentException if there are too few pairs, or too many of one similarity
   */
  public static Calibration of(String data, LocalDate date, double[] similarities) {
    double[] sorted = similarities.clone();
    Arrays.sort(sorted);
    List<Point> points = new ArrayList<>();
    for (int place = 0; true; place++) {
      long reaching = Math.round(sorted.length * part(place));
      if (reaching < ERRORS_NEEDED) {
        break;
      }
      addIfHigher(points, measured(sorted, (int) reaching));
    }
    return new Calibration(data, date, sorted.length, points);
  }

  /**
   * How often two different people are at least so similar.
   *
   * @return above 0, at most 1; 1 below the table
   */
  public double fmr(double similarity) {
    if (Double.isNaN(similarity)) {
      throw new IllegalArgumentException("a similarity is a number");
    }
    if (similarity <= points.getFirst().similarity()) {
      return points.getFirst().fmr();
    }
    return Math.exp(lineAt(p -> p.similarity() < similarity).logFmr(similarity));
  }

  /**
   * From which similarity on pairs must match, so that no more than {@code fmr} of the pairs of
   * different people do.
   *
   * @param fmr above 0, at most 1
   * @return at most 1, which even the best pairs of one person hardly reach
   */
  public double threshold(double fmr) {
    if (!(fmr > 0 && fmr <= 1)) {
      throw new IllegalArgumentException("an FMR is above 0 and at most 1, not " + fmr);
    }
    if (fmr >= points.getFirst().fmr()) {
      return points.getFirst().similarity();
    }
    double similarity = lineAt(p -> p.fmr() > fmr).similarity(Math.log(fmr));
    return Math.min(similarity, HIGHEST_SIMILARITY);
  }

  /** The lowest FMR that was measured; what lies below is extrapolated. */
  public double lowestMeasured() {
    return points.getLast().fmr();
  }

  /** The line to the first point that does not lie {@code before}, or the tail. */
  private Line lineAt(Predicate<Point> before) {
    for (int i = 1; i < points.size(); i++) {
      if (!before.test(points.get(i))) {
        return Line.through(points.get(i - 1), points.get(i));
      }
    }
    return tail();
  }

  /** The least-squares slope over the last decade, for a line that is bound to the last point. */
  private Line tail() {
    Point last = points.getLast();
    double products = 0;
    double squares = 0;
    for (int i = points.size() - 2; i >= 0; i--) {
      Point point = points.get(i);
      if (i < points.size() - 2 && point.fmr() > 10 * last.fmr()) {
        break;
      }
      double way = point.similarity() - last.similarity();
      products += way * (point.log() - last.log());
      squares += way * way;
    }
    return new Line(last, products / squares);
  }

  /** A straight line of log FMR over similarity. */
  private record Line(Point start, double slope) {

    static Line through(Point a, Point b) {
      return new Line(a, (b.log() - a.log()) / (b.similarity() - a.similarity()));
    }

    double logFmr(double similarity) {
      return start.log() + slope * (similarity - start.similarity());
    }

    double similarity(double logFmr) {
      return start.similarity() + (logFmr - start.log()) / slope;
    }
  }

  private static void requireFalling(Point point, Point next) {
    if (!(next.similarity() > point.similarity() && next.fmr() < point.fmr())) {
      throw new IllegalArgumentException(
          "in a calibration the FMR falls as the similarity rises, unlike from %s to %s"
              .formatted(point, next));
    }
  }

  /** 1, 1/2, 1/5, 1/10, 1/20 ... */
  private static double part(int place) {
    double[] steps = {1, 2, 5};
    int decade = place / 3;
    return 1 / (steps[place % 3] * Math.pow(10, decade));
  }

  /** The value that {@code reaching} of the sorted ones reach, or more where several are equal. */
  private static Point measured(double[] sorted, int reaching) {
    double similarity = sorted[sorted.length - reaching];
    int first = sorted.length - reaching;
    while (first > 0 && sorted[first - 1] == similarity) {
      first--;
    }
    return new Point(similarity, (double) (sorted.length - first) / sorted.length);
  }

  private static void addIfHigher(List<Point> points, Point point) {
    if (points.isEmpty() || point.similarity() > points.getLast().similarity()) {
      points.add(point);
    }
  }
}
