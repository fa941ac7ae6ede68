package org.vultus.lab.strangers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vultus.embedding.MatchRule;
import org.vultus.lab.options.PackChoice;
import org.vultus.lab.strangers.Sitters.Sitting;
import org.vultus.pack.ModelPack;
import org.vultus.quality.QualityLimits;
import org.vultus.statistics.FalseMatches;
import org.vultus.statistics.Interval;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab strangers}. */
@Command(
    name = "strangers",
    description = {
      "Alters photos of many people in many ways, and says of each kind how many may register and how",
      "often two different people match. Prints a table in Markdown."
    })
public final class StrangersCommand implements Callable<Integer> {

  /** With fewer pairs a rate says nothing. */
  private static final int FEWEST_PAIRS = 100;

  @Parameters(paramLabel = "DIR", description = "A folder with a folder of photos for each person.")
  private Path people = Path.of("");

  @Option(
      names = "--photos",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many photos of each person, the first ones (default: ${DEFAULT-VALUE}).")
  private int photos;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many people at most, the first ones (default: ${DEFAULT-VALUE}).")
  private int most;

  @Mixin private PackChoice choice = new PackChoice();

  @Override
  public Integer call() throws IOException {
    ModelPack pack = choice.open();
    MatchRule rule = pack.manifest().match().rule();
    try (FaceEngine engine = FaceEngine.open(pack, EngineSettings.DEFAULT)) {
      List<Sitting> sittings = Sitters.in(people, most, photos, engine);
      head(pack, rule, sittings.size());
      for (Alteration alteration : Alterations.all()) {
        row(tried(alteration, sittings, engine), rule);
      }
    }
    return 0;
  }

  private static Tried tried(Alteration alteration, List<Sitting> sittings, FaceEngine engine) {
    return new Tried(
        alteration,
        sittings.size(),
        sittings.parallelStream()
            .flatMap(sitting -> accepted(sitting, alteration, engine).stream())
            .toList());
  }

  private static Optional<Tried.Accepted> accepted(
      Sitting sitting, Alteration alteration, FaceEngine engine) {
    return engine.analyse(sitting.altered(alteration), QualityLimits.ENROLMENT, Trace.NONE)
            instanceof AnalysedFace face
        ? Optional.of(new Tried.Accepted(sitting.person(), face.template()))
        : Optional.empty();
  }

  private static void head(ModelPack pack, MatchRule rule, int photos) {
    print(
        "`%s`, threshold %.4f, %d photos with a face",
        pack.manifest().id(), rule.threshold(1), photos);
    print("");
    print("| photos | may register | pairs of strangers | match | FMR | 95 %% interval |");
    print("|---|---:|---:|---:|---:|---:|");
  }

  private static void row(Tried tried, MatchRule rule) {
    FalseMatches pairs = tried.pairs(rule);
    print(
        "| %s | %.1f %% | %,d | %s |",
        tried.alteration().name(),
        100.0 * tried.accepted().size() / tried.photos(),
        pairs.comparisons(),
        pairs.comparisons() < FEWEST_PAIRS ? "%d | - | -".formatted(pairs.matches()) : rate(pairs));
  }

  private static String rate(FalseMatches pairs) {
    Interval interval = Tried.interval(pairs);
    return String.format(
        Locale.ROOT,
        "%,d | %.1e | %.1e to %.1e",
        pairs.matches(),
        pairs.rate(),
        interval.low(),
        interval.high());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
