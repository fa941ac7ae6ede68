package org.vultus.lab.strangers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.lab.options.PackChoice;
import org.vultus.pack.ModelPack;
import org.vultus.quality.QualityLimits;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab nearest}. */
@Command(
    name = "nearest",
    description = {
      "Registers everybody by the first photo that may register, verifies all others as everybody, and",
      "says what the setting match.nearest-margin turns away. Prints a table in Markdown."
    })
public final class NearestCommand implements Callable<Integer> {

  private static final double OFF = Double.POSITIVE_INFINITY;
  private static final List<Double> MARGINS = List.of(OFF, 0.1, 0.05, 0.0);

  @Parameters(paramLabel = "DIR", description = "A folder with a folder of photos for each person.")
  private Path people = Path.of("");

  @Mixin private PackChoice choice = new PackChoice();

  /**
   * A probe compared with a person of the gallery whom it matches.
   *
   * @param own whether it shows that person
   * @param lead how much more similar it is to the nearest other
   */
  private record Match(boolean own, double lead) {

    boolean holds(double margin) {
      return !(lead > 0 && lead >= margin);
    }
  }

  @Override
  public Integer call() throws IOException {
    ModelPack pack = choice.open();
    try (FaceEngine engine = FaceEngine.open(pack, EngineSettings.DEFAULT)) {
      report(pack, Album.of(people, engine));
    }
    return 0;
  }

  private static void report(ModelPack pack, Album album) {
    MatchRule rule = pack.manifest().match().rule();
    List<Match> matches = album.matches(pack, rule);
    print(
        "`%s`, threshold %.4f, %d people registered, %,d probes, %,d claims of others",
        pack.manifest().id(),
        rule.threshold(1),
        album.registered().size(),
        album.probes().size(),
        (long) album.probes().size() * (album.registered().size() - 1));
    print("");
    print("| margin | genuine claims verified | claims of others verified |");
    print("|---|---:|---:|");
    for (double margin : MARGINS) {
      long own = matches.stream().filter(match -> match.own() && match.holds(margin)).count();
      long others = matches.stream().filter(match -> !match.own() && match.holds(margin)).count();
      print(
          "| %s | %,d (%.2f %%) | %,d |",
          margin == OFF ? "off" : String.valueOf(margin),
          own,
          100.0 * own / album.probes().size(),
          others);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** A template and whose it is, by the number of the folder. */
  private record Owned(long person, Embedding template) {}

  /**
   * Templates to register, one of a person, and to verify; everybody in the latter is registered.
   */
  private record Album(List<Owned> registered, List<Owned> probes) {

    static Album of(Path people, FaceEngine engine) throws IOException {
      List<Path> folders = Sitters.sorted(people).filter(Files::isDirectory).toList();
      List<Album> each =
          folders.parallelStream()
              .map(folder -> of(folders.indexOf(folder), folder, engine))
              .toList();
      return new Album(
          each.stream().flatMap(album -> album.registered.stream()).toList(),
          each.stream().flatMap(album -> album.probes.stream()).toList());
    }

    private static Album of(long person, Path folder, FaceEngine engine) {
      List<Owned> registered = new ArrayList<>();
      List<Owned> probes = new ArrayList<>();
      for (Path file : Sitters.photos(folder)) {
        boolean first = registered.isEmpty();
        template(file, first ? QualityLimits.ENROLMENT : QualityLimits.VERIFICATION, engine)
            .map(template -> new Owned(person, template))
            .ifPresent((first ? registered : probes)::add);
      }
      return new Album(registered, probes);
    }

    private static Optional<Embedding> template(
        Path file, QualityLimits limits, FaceEngine engine) {
      Photo photo = Sitters.read(file);
      return engine.analyse(photo, limits, Trace.NONE) instanceof AnalysedFace face
          ? Optional.of(face.template())
          : Optional.empty();
    }

    List<Match> matches(ModelPack pack, MatchRule rule) {
      Gallery gallery = new Gallery(pack.manifest().id());
      registered.forEach(each -> gallery.add(each.person(), each.template()));
      return probes.stream().flatMap(probe -> matches(probe, gallery, rule).stream()).toList();
    }

    private List<Match> matches(Owned probe, Gallery gallery, MatchRule rule) {
      return gallery.matches(probe.template(), rule, registered.size()).stream()
          .map(seen -> new Match(seen.subject() == probe.person(), lead(probe, seen, gallery)))
          .toList();
    }

    private static double lead(Owned probe, Gallery.Compared seen, Gallery gallery) {
      return gallery
          .nearest(probe.template(), seen.subject())
          .map(other -> other.similarity() - seen.similarity())
          .orElse(0.0);
    }
  }
}
