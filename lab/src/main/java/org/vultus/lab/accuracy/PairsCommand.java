package org.vultus.lab.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.vultus.lab.datasets.PairList;
import org.vultus.lab.options.PackChoice;
import org.vultus.pack.PackManifest;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab pairs}. */
@Command(
    name = "pairs",
    description = "How well a pack tells pairs of photos apart; the largest face of each counts.")
public final class PairsCommand implements Callable<Integer> {

  private static final int LINE_EVERY = 100;

  @Parameters(paramLabel = "CSV", description = "Pairs: path_a,path_b,same")
  private Path csv = Path.of("");

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Where the paths start (default: the folder of the CSV).")
  private Path images = Path.of("");

  @Mixin private PackChoice pack = new PackChoice();

  @Override
  public Integer call() throws IOException {
    PairList list = PairList.read(csv, csv.resolveSibling(images));
    EngineSettings settings = EngineSettings.DEFAULT.takingLargestFace();
    try (FaceEngine engine = FaceEngine.open(pack.open(), settings)) {
      SortedSet<String> photos = list.photos();
      Templates templates =
          Templates.of(photos, list.folder(), engine, lines("Photos", photos.size()));
      report(engine.pack(), templates, PairScores.of(list, templates));
    }
    return 0;
  }

  private static Runnable lines(String task, int total) {
    AtomicInteger done = new AtomicInteger();
    return () -> {
      int now = done.incrementAndGet();
      if (now % LINE_EVERY == 0 || now == total) {
        System.err.printf("%s: %d of %d%n", task, now, total);
      }
    };
  }

  private static void report(PackManifest pack, Templates templates, PairScores scores) {
    line("pack", pack.id().toString());
    line(
        "pairs",
        "%d of one person, %d of two".formatted(scores.genuinePairs(), scores.impostorPairs()));
    line("photos", Integer.toString(templates.photos()));
    line(
        "without a face",
        templates.withoutFace() + " (" + percent(templates.partWithoutFace()) + ")");
    PairScores.AtThreshold best = scores.best();
    line("best accuracy", at(best.accuracy(), best.threshold()));
    reportPackThreshold(scores, pack.match().threshold());
    line("area under the curve", "%.5f".formatted(scores.areaUnderCurve()));
    line("equal error rate", percent(scores.equalErrorRate()));
    for (double fmr : new double[] {1e-2, 1e-3}) {
      double threshold = scores.thresholdAt(fmr);
      line("FNMR at FMR " + percent(fmr), at(scores.fnmr(threshold), threshold));
    }
  }

  private static void reportPackThreshold(PairScores scores, double threshold) {
    line("accuracy", at(scores.accuracy(threshold), threshold) + ", the pack's threshold");
    line("FMR there", percent(scores.fmr(threshold)));
    line("FNMR there", percent(scores.fnmr(threshold)));
  }

  private static String at(double rate, double threshold) {
    return "%s at %.4f".formatted(percent(rate), threshold);
  }

  private static String percent(double part) {
    return "%.2f %%".formatted(100 * part);
  }

  private static void line(String name, String value) {
    System.out.printf("%-22s %s%n", name, value);
  }
}
