package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vultus.calibration.GalleryCalibration;
import org.vultus.calibration.Subject;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.FmrTable;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.pack.CalibrationFile;
import org.vultus.pack.PackLookup;
import org.vultus.pack.PackManifest;
import org.vultus.server.assembly.MatchSettings;
import org.vultus.server.assembly.MatchSettingsException;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.StoredTemplates;
import org.vultus.server.store.Stores;
import org.vultus.statistics.Bootstrap;
import org.vultus.statistics.SampleSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vultus calibrate}. */
@Command(
    name = "calibrate",
    description = {
      "Measures how often one of the users registered here is taken for another.",
      "Proposes a threshold for the target false match rate, and lists ids that look like one",
      "person. Reads only, also while the server runs; --write keeps the calibration for the next",
      "start."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {

  @Option(
      names = "--write",
      description =
          "Keep the calibration in the data folder; the server takes it at its next start.")
  private boolean write;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "How many users at most are compared, all with all (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many samples the interval rests on (default: ${DEFAULT-VALUE}).")
  private int replicates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Equal seeds draw equal samples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private DoublesReport doubles = new DoublesReport();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private MatchOptions match = new MatchOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    checkNumbers();
    MatchSettings wanted = match.settings();
    StoreSettings place = store.settings();
    try (StoredTemplates templates = Stores.read(place)) {
      PackManifest used = pack(templates.modelInUse());
      MatchRule rule = present(wanted, used, place.dataDir());
      double target = wanted.targetFmr() == null ? used.match().targetFmr() : wanted.targetFmr();
      GallerySample users = new GallerySample(sample, seed);
      templates.forEach(used.id(), used.embedder().length(), users::add);
      GalleryCalibration found = measure(users.subjects(), rule, target);
      say("Gallery     %s", gallery(found, users.isComplete(), used));
      say("At present  %s", RuleText.of(rule, used, wanted));
      say("Measured    %s", measured(found));
      doubles.report(found.doubles(), templates, spec.commandLine().getOut());
      propose(found, target);
      keep(found, place.dataDir(), used);
    }
    return 0;
  }

  /** A target that nobody can set yet is what this command is for. */
  private MatchRule present(MatchSettings wanted, PackManifest used, Path dataDir) {
    try {
      return wanted.rule(used, dataDir);
    } catch (MatchSettingsException e) {
      spec.commandLine().getErr().println("The server would not start: " + e.getMessage());
      return used.match().rule();
    }
  }

  private PackManifest pack(Optional<ModelId> inUse) {
    return switch (pack.settings().find(inUse)) {
      case PackLookup.Found lookup -> lookup.pack().manifest();
      case PackLookup.Missing missing -> throw new CommandFailedException(missing.report());
    };
  }

  private GalleryCalibration measure(List<Subject> users, MatchRule rule, double target) {
    try {
      return GalleryCalibration.of(
          users, rule, target, "the users registered here", new Bootstrap(replicates, seed));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("The gallery says nothing: " + e.getMessage());
    }
  }

  private static String gallery(GalleryCalibration found, boolean complete, PackManifest used) {
    return String.format(
        Locale.ROOT,
        "%,d templates of %,d people, pack %s%s",
        found.templates(),
        found.people(),
        used.id(),
        complete ? "" : " (a sample; --sample takes more)");
  }

  private static String measured(GalleryCalibration found) {
    return String.format(
        Locale.ROOT,
        "false match rate %.1e (95 %% interval %.1e to %.1e): %,d of %,d comparisons of different people match%s",
        found.fmr(),
        found.interval().low(),
        found.interval().high(),
        found.falseMatches(),
        found.comparisons(),
        SampleSize.supports(found.fmr(), found.comparisons()) ? "" : "; too few to rely on");
  }

  private void propose(GalleryCalibration found, double target) {
    Optional<Calibration> calibration = found.calibration();
    if (calibration.isEmpty()) {
      say(
          "Proposal    none: a false match rate of %s takes %,d pairs of different people to measure,"
              + " say %,d people with a photo each",
          target, SampleSize.pairsNeeded(target), GalleryCalibration.peopleNeeded(target));
      return;
    }
    calibration.ifPresent(
        known -> {
          say(
              "Proposal    threshold %.4f for a false match rate of %s",
              known.threshold(target, 1), target);
          List<FmrTable> tables = known.tables();
          for (FmrTable table : tables.subList(1, tables.size())) {
            say(
                "              %.4f for users with %d photos%s",
                table.threshold(target),
                table.templates(),
                table.equals(tables.getLast()) ? " or more" : "");
          }
        });
  }

  private void keep(GalleryCalibration found, Path dataDir, PackManifest used) {
    if (found.calibration().isEmpty()) {
      if (write) {
        throw new CommandFailedException("Nothing was written");
      }
      return;
    }
    Path file = dataDir.resolve(CalibrationFile.nameFor(used.id()));
    if (!write) {
      say("Not written; --write keeps the calibration in %s", file);
      return;
    }
    try {
      Files.createDirectories(dataDir);
      CalibrationFile.write(file, used.id(), found.calibration().orElseThrow());
    } catch (IOException e) {
      throw new CommandFailedException(file + " cannot be written");
    }
    say("Written     %s; the server takes it at its next start", file);
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  private void checkNumbers() {
    if (sample < 2) {
      throw new CommandFailedException("--sample is at least 2, not " + sample);
    }
    doubles.checkNumbers();
    if (replicates < 100) {
      throw new CommandFailedException("--replicates is at least 100, not " + replicates);
    }
  }
}
