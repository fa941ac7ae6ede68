package org.vultus.server.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vultus.calibration.CalibrationTables;
import org.vultus.calibration.RuleComparison;
import org.vultus.calibration.Subject;
import org.vultus.embedding.Calibration;
import org.vultus.pack.PackManifest;
import org.vultus.quality.QualityLimits;
import org.vultus.server.evaluation.EvaluationReport.Failure;
import org.vultus.server.evaluation.PhotoResult.Enrolled;
import org.vultus.server.evaluation.PhotoResult.Failed;
import org.vultus.server.evaluation.data.DataException;
import org.vultus.server.evaluation.data.DataSet;
import org.vultus.server.evaluation.data.Groups;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.Comparisons;
import org.vultus.statistics.DiscardCurve;
import org.vultus.vision.FaceEngine;

/**
 * Measures a pack on a set of data.
 *
 * @param groups of the images; {@link Groups#NONE} for none
 * @param gate refuses images as at enrolment; {@link QualityLimits#NONE} refuses none
 * @param calibrate whether the report is to have a calibration
 * @param bootstrap gives the confidence intervals
 * @param program version of this program and the command that was typed
 */
public record Evaluation(
    DataSet data,
    Groups groups,
    QualityLimits gate,
    Calibrate calibrate,
    Bootstrap bootstrap,
    Program program) {

  /** The name of the pack's own threshold among those that error rates are given at. */
  public static final String PACK_THRESHOLD = "pack";

  /** The false match rate of the error-versus-discard curves. */
  public static final double DISCARD_FMR = 1e-3;

  /** Twelve times all with all: more take longer, and say little more. */
  private static final int MOST_TEMPLATES_OF_RULES = 5000;

  private static final Map<String, Double> FMRS_OF_RULES =
      new TreeMap<>(Map.of("1e-3", 1e-3, "1e-4", 1e-4));

  /**
   * Whether to measure a calibration.
   *
   * @param data what the data are to be called in it; null for no calibration
   */
  public record Calibrate(@Nullable String data) {

    /** No calibration. */
    public static final Calibrate NOT = new Calibrate(null);
  }

  /** Who evaluates: the version of this program, and the command as typed. */
  public record Program(String version, String command) {}

  /**
   * Analyses every image once and compares the pairs.
   *
   * @param threads how many images are analysed at once
   * @param step is run after each image
   * @throws DataException if no image gave a template
   */
  public EvaluationReport run(FaceEngine engine, int threads, Runnable step)
      throws InterruptedException {
    long start = System.nanoTime();
    StageTimes times = new StageTimes();
    List<PhotoResult> photos = new PhotoAnalysis(engine, gate, times, step).run(data, threads);
    List<Failure> failures = failures(photos);
    requireTemplates(photos.size(), failures);
    Scores scores = Scores.of(data, photos);
    Comparisons pairs = scores.comparisons();
    PackManifest pack = engine.pack();
    Figures figures =
        Figures.of(pairs, Map.of(PACK_THRESHOLD, pack.match().rule().threshold(1)), bootstrap);
    List<Subject> subjects = data.strangers() ? Templates.of(data, photos) : List.of();
    List<GroupReport> groupReports =
        GroupReport.of(
            pairs, groups, figures, bootstrap, image -> photos.get(image) instanceof Failed);
    return new EvaluationReport(
        pack.name(),
        pack.version(),
        figures,
        photos.size(),
        failures.size(),
        byCode(failures),
        failures,
        Scores.histogram(pairs, true),
        Scores.histogram(pairs, false),
        pairs.rates().curve(),
        discardCurves(pairs, photos),
        groupReports,
        GroupReport.leftOut(groups, groupReports),
        GroupSpread.of(groupReports),
        rules(subjects),
        calibration(subjects, pack.match().targetFmr()),
        times.seconds(),
        (System.nanoTime() - start) / 1e9,
        describe(),
        scores);
  }

  private List<RuleComparison.Result> rules(List<Subject> subjects) {
    return RuleComparison.of(
        Templates.sample(subjects, MOST_TEMPLATES_OF_RULES, bootstrap.seed()), FMRS_OF_RULES);
  }

  private @Nullable Calibration calibration(List<Subject> subjects, double targetFmr) {
    String name = calibrate.data();
    if (name == null) {
      return null;
    }
    int images = subjects.stream().mapToInt(subject -> subject.templates().size()).sum();
    try {
      return new Calibration(
          name,
          LocalDate.now(ZoneOffset.UTC),
          subjects.size(),
          images,
          CalibrationTables.of(subjects, targetFmr));
    } catch (IllegalArgumentException e) {
      throw new DataException(data.source() + " is too small for a calibration: " + e.getMessage());
    }
  }

  private void requireTemplates(int images, List<Failure> failures) {
    if (failures.size() == images) {
      String reasons =
          byCode(failures).entrySet().stream()
              .map(reason -> reason.getKey() + " " + reason.getValue())
              .collect(Collectors.joining(", "));
      throw new DataException(
          "No image of %s gave a template: %s".formatted(data.source(), reasons));
    }
  }

  private Run describe() {
    return new Run(
        program.version(),
        program.command(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.current(),
        data.source(),
        data.sha256(),
        bootstrap.replicates(),
        bootstrap.seed());
  }

  private List<Failure> failures(List<PhotoResult> photos) {
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      if (photos.get(i) instanceof Failed failed) {
        failures.add(new Failure(data.images().get(i), failed.code(), failed.reason()));
      }
    }
    return failures;
  }

  private static Map<String, Integer> byCode(List<Failure> failures) {
    Map<String, Integer> counts = new TreeMap<>();
    failures.forEach(failure -> counts.merge(failure.code(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, List<DiscardCurve.Point>> discardCurves(
      Comparisons pairs, List<PhotoResult> photos) {
    double[] parts = IntStream.rangeClosed(0, 25).mapToDouble(i -> i / 50.0).toArray();
    Map<String, List<DiscardCurve.Point>> curves = new LinkedHashMap<>();
    for (String measure : measures(photos)) {
      double[] worth = photos.stream().mapToDouble(photo -> worth(photo, measure)).toArray();
      curves.put(measure, DiscardCurve.of(pairs, worth, DISCARD_FMR, parts));
    }
    return curves;
  }

  private static TreeSet<String> measures(List<PhotoResult> photos) {
    TreeSet<String> measures = new TreeSet<>();
    for (PhotoResult photo : photos) {
      if (photo instanceof Enrolled enrolled) {
        measures.addAll(enrolled.qualities().keySet());
      }
    }
    return measures;
  }

  private static double worth(PhotoResult photo, String measure) {
    return photo instanceof Enrolled enrolled
        ? enrolled.qualities().getOrDefault(measure, Double.NaN)
        : Double.NaN;
  }
}
