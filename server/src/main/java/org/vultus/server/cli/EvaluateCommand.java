package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.pack.CalibrationFile;
import org.vultus.pack.ManifestException;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackLookup;
import org.vultus.quality.QualityLimits;
import org.vultus.server.evaluation.Comparison;
import org.vultus.server.evaluation.Evaluation;
import org.vultus.server.evaluation.Evaluation.Calibrate;
import org.vultus.server.evaluation.Evaluation.Program;
import org.vultus.server.evaluation.EvaluationReport;
import org.vultus.server.evaluation.Figures;
import org.vultus.server.evaluation.Rate;
import org.vultus.server.evaluation.data.DataSet;
import org.vultus.server.evaluation.data.Groups;
import org.vultus.server.evaluation.data.PairFile;
import org.vultus.server.evaluation.data.PeopleFolder;
import org.vultus.server.evaluation.report.Charts;
import org.vultus.server.evaluation.report.ComparisonPage;
import org.vultus.server.evaluation.report.EvaluationPage;
import org.vultus.statistics.Bootstrap;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vultus evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures how well a model pack tells people apart.",
      "Writes a page and a JSON file about it. The largest face of an image counts. Say what to",
      "compare with --pairs or --people, or set two earlier reports side by side with --compare.",
      "Nothing is stored but the report."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "A CSV file with the columns path_a,path_b,same, the last 1 or 0.")
  private @Nullable Path pairs;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Where the paths of --pairs start (default: the folder of that file).")
  private @Nullable Path images;

  @Option(
      names = "--people",
      paramLabel = "DIR",
      description = "A folder with a folder for each person: all pairs of one, a sample of two.")
  private @Nullable Path people;

  @Option(
      names = "--impostor-pairs",
      paramLabel = "N",
      defaultValue = "300000",
      description = {
        "How many pairs of two people to draw from --people; a figure takes so many that 30 of them",
        "match: 300,000 for a false match rate of 1e-4 (default: ${DEFAULT-VALUE})."
      })
  private int impostorPairs;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "A CSV file with the columns image,group or person,group: reports each group.")
  private @Nullable Path groups;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "JSON",
      description = "Two earlier reports on the same pairs, to be set side by side.")
  private List<Path> compared = List.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the report; made if it is missing.")
  private Path report = Path.of("");

  @Option(
      names = "--gate",
      description = "Leave out the images that enrolment would refuse, and count them as failures.")
  private boolean gate;

  @Option(
      names = "--calibrate",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "NAME",
      description = {
        "Measure what a similarity means: a table to false match rates, which goes into the report",
        "and, if --pack is a folder, into its pack.json. NAME says there what the data are."
      })
  private @Nullable String calibrate;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many samples the intervals rest on (default: ${DEFAULT-VALUE}).")
  private int replicates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Equal seeds draw equal samples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private QualityOptions quality = new QualityOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    return Interruption.run(
        spec.commandLine().getErr(), "Interrupted. No report was written", this::report);
  }

  private int report() throws InterruptedException {
    checkNumbers();
    checkCompany();
    if (Stream.of(pairs != null, people != null, !compared.isEmpty()).filter(b -> b).count() != 1) {
      throw new CommandFailedException(
          "Say what to evaluate: one of --pairs FILE, --people DIR and --compare A.json B.json");
    }
    Charts.requireFonts();
    if (compared.isEmpty()) {
      evaluate();
    } else {
      compare();
    }
    return 0;
  }

  private void compare() {
    ReportFolder folder = ReportFolder.prepare(report, "comparison");
    Comparison comparison = Comparison.of(compared.get(0), compared.get(1), bootstrap());
    folder.write(comparison, ComparisonPage.of(comparison));
    say("Report  %s", folder.page());
  }

  private void evaluate() throws InterruptedException {
    DataSet data = data();
    Groups grouping = groups == null ? Groups.NONE : Groups.read(groups, data);
    ReportFolder folder = ReportFolder.prepare(report, "evaluation");
    Evaluation evaluation =
        new Evaluation(data, grouping, limits(), calibrate(data), bootstrap(), program());
    EngineSettings settings = engine.settings().takingLargestFace();
    try (FaceEngine faces = FaceEngine.open(pack(), settings);
        Progress progress = new Progress("Evaluate", data.images().size(), " images", 1)) {
      EvaluationReport found = evaluation.run(faces, settings.concurrency(), progress::step);
      folder.write(found, EvaluationPage.of(found));
      summarise(found, folder);
      keep(found);
    }
  }

  private Calibrate calibrate(DataSet data) {
    if (calibrate == null) {
      return Calibrate.NOT;
    }
    if (!data.strangers()) {
      throw new CommandFailedException(
          "--calibrate compares everybody with everybody else, and "
              + data.source()
              + " does not say who is who; name a folder for each person with --people");
    }
    return new Calibrate(calibrate.isBlank() ? data.source() : calibrate);
  }

  /** A known pack's manifest is part of the program. */
  private void keep(EvaluationReport found) {
    Path manifest = pack.manifest();
    if (found.calibration() == null) {
      return;
    }
    if (manifest == null) {
      say("Calibration     in the report; --pack DIR would write it into that pack's pack.json");
      return;
    }
    try {
      ModelId model = new ModelId(found.pack(), found.packVersion());
      MatchRule rule =
          CalibrationFile.writeInto(manifest, model, found.calibration()).match().rule();
      say("Calibration     %s: threshold %.4f", manifest, rule.threshold(1));
    } catch (IOException e) {
      throw new CommandFailedException(manifest + " cannot be written");
    } catch (ManifestException e) {
      throw new CommandFailedException("No calibration was written: " + e.getMessage());
    }
  }

  private DataSet data() {
    if (pairs != null) {
      Path list = pairs.toAbsolutePath();
      return PairFile.read(list, images == null ? list.resolveSibling("") : images);
    }
    return PeopleFolder.read(people == null ? Path.of("") : people, impostorPairs, seed);
  }

  private ModelPack pack() {
    return switch (pack.settings().find()) {
      case PackLookup.Found lookup -> lookup.pack();
      case PackLookup.Missing missing -> throw new CommandFailedException(missing.report());
    };
  }

  private QualityLimits limits() {
    return gate ? quality.settings().enrolment() : QualityLimits.NONE;
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(replicates, seed);
  }

  private Program program() {
    List<String> typed = spec.commandLine().getParseResult().originalArgs();
    return new Program(Version.text(), "vultus " + String.join(" ", typed));
  }

  private void summarise(EvaluationReport found, ReportFolder folder) {
    Figures figures = found.figures();
    Rate best = figures.intervals().get("bestAccuracy");
    say(
        "Best accuracy   %.2f %%%s",
        100 * figures.bestAccuracy(), mark(best != null && best.supported()));
    figures
        .fnmrAtFmr()
        .forEach(
            (fmr, at) ->
                say("FNMR at %s    %.2f %%%s", fmr, 100 * at.fnmr(), mark(at.supported())));
    say("No template     %,d of %,d images", found.failuresToEnrol(), found.images());
    say("Report          %s", folder.page());
  }

  private static String mark(boolean supported) {
    return supported ? "" : " (too few errors to rely on)";
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /** What would be passed over in silence. */
  private void checkCompany() {
    if (!compared.isEmpty() && (groups != null || calibrate != null || gate)) {
      throw new CommandFailedException(
          "--compare takes two reports as they are; leave out --groups, --gate and --calibrate");
    }
    if (images != null && pairs == null) {
      throw new CommandFailedException(
          "--images says where the paths of --pairs start; without --pairs leave it out");
    }
  }

  private void checkNumbers() {
    if (impostorPairs < 1) {
      throw new CommandFailedException("--impostor-pairs is at least 1, not " + impostorPairs);
    }
    if (replicates < 100) {
      throw new CommandFailedException("--replicates is at least 100, not " + replicates);
    }
  }
}
