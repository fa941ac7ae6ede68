package org.vultus.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vultus.calibration.Doubles;
import org.vultus.calibration.GalleryCalibration;
import org.vultus.calibration.Subject;
import org.vultus.embedding.Calibration;
import org.vultus.embedding.MatchRule;
import org.vultus.pack.CalibrationFile;
import org.vultus.pack.PackLookup;
import org.vultus.pack.PackManifest;
import org.vultus.server.assembly.MatchSettings;
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
      "Measures on the users registered here how often one is taken for another, proposes a",
      "threshold for the target false match rate, and lists ids that look like one person. Reads",
      "only, also while the server runs; --write keeps the calibration for the next start."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {

  @Option(
      names = "--write",
      description = "Keep the calibration in the data folder; the server takes it at its next start.")
  private boolean write;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many users at most are compared, all with all (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--duplicates",
      paramLabel = "FILE",
      description = "Gets all pairs of ids that look like one person, as CSV.")
  private @Nullable Path duplicates;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many of these pairs to print (default: ${DEFAULT-VALUE}).")
  private int show;

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

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();
  @Mixin private MatchOptions match = new MatchOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Two ids that look like one person. */
  private record Named(String first, String second, double similarity) {}

  @Override
  public Integer call() {
    checkNumbers();
    MatchSettings wanted = match.settings();
    StoreSettings place = store.settings();
    PackManifest used = pack();
    MatchRule rule = wanted.rule(used, place.dataDir());
    double target = wanted.targetFmr() == null ? used.match().targetFmr() : wanted.targetFmr();
    try (StoredTemplates templates = Stores.read(place)) {
      GallerySample users = new GallerySample(sample, seed);
      templates.forEach(used.id(), used.embedder().length(), users::add);
      GalleryCalibration found = measure(users.subjects(), rule, target);
      say("Gallery     %s", gallery(found, users.isComplete(), used));
      say("At present  %s", RuleText.of(rule, used, wanted));
      say("Measured    %s", measured(found));
      report(found.doubles(), templates);
      propose(found, target);
      keep(found, place.dataDir(), used);
    }
    return 0;
  }

  private PackManifest pack() {
    return switch (pack.settings().find()) {
      case PackLookup.Found lookup -> lookup.pack().manifest();
      case PackLookup.Missing missing -> throw new CommandFailedException(missing.report());
    };
  }

  private GalleryCalibration measure(List<Subject> users, MatchRule rule, double target) {
    try {
      return GalleryCalibration.of(
          users, rule, target, "the users registered here", new Bootstrap(replicates, seed));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("The gallery is too small: " + e.getMessage());
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

  private void report(Doubles doubles, StoredTemplates templates) {
    List<Named> named = named(doubles, templates);
    if (duplicates != null) {
      list(named, duplicates);
    }
    say(
        "Doubles     %,d pairs of ids look like one person (similarity %.4f or more)%s",
        named.size(),
        doubles.cutoff(),
        named.isEmpty() ? "" : "; not compared with each other above");
    named.stream()
        .limit(show)
        .forEach(pair -> say("              %.4f  %s  %s", pair.similarity, pair.first, pair.second));
    if (named.size() > show && duplicates == null) {
      say("              ... (--duplicates FILE lists them all)");
    }
  }

  /** Without users that were deleted meanwhile. */
  private static List<Named> named(Doubles doubles, StoredTemplates templates) {
    List<Named> named = new ArrayList<>();
    for (Doubles.Pair pair : doubles.pairs()) {
      Optional<String> first = templates.id(pair.first());
      Optional<String> second = templates.id(pair.second());
      if (first.isPresent() && second.isPresent()) {
        named.add(new Named(first.get(), second.get(), pair.similarity()));
      }
    }
    return named;
  }

  private static void list(List<Named> named, Path file) {
    StringBuilder csv = new StringBuilder("id_a,id_b,similarity\r\n");
    for (Named pair : named) {
      csv.append(
          String.format(
              Locale.ROOT, "%s,%s,%.4f\r\n", quoted(pair.first), quoted(pair.second), pair.similarity));
    }
    try {
      Files.writeString(file, csv);
    } catch (IOException e) {
      throw new CommandFailedException(file + " cannot be written");
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
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
          say("Proposal    threshold %.4f for a false match rate of %s", known.threshold(target, 1), target);
          known.tables().stream()
              .skip(1)
              .forEach(
                  table ->
                      say(
                          "              %.4f for users with %d photos",
                          table.threshold(target), table.templates()));
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
    if (show < 0) {
      throw new CommandFailedException("--show is at least 0, not " + show);
    }
    if (replicates < 100) {
      throw new CommandFailedException("--replicates is at least 100, not " + replicates);
    }
  }
}
