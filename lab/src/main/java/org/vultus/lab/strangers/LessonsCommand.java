package org.vultus.lab.strangers;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vultus.geometry.Landmarks;
import org.vultus.geometry.SimilarityTransform;
import org.vultus.image.Raster;
import org.vultus.lab.options.PackChoice;
import org.vultus.lab.strangers.Sitters.Sitting;
import org.vultus.quality.PatchFeatures;
import org.vultus.quality.QualityLimits;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab lessons}. */
@Command(
    name = "lessons",
    description =
        "Writes what training/visibility learns from: faces covered and spoilt by chance.")
public final class LessonsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "1..",
      description = "Folders of photos of one face each.")
  private List<Path> folders = List.of();

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "6",
      description = "Take each Nth photo only (default: ${DEFAULT-VALUE}).")
  private int every;

  @Mixin private PackChoice choice = new PackChoice();

  @Override
  public Integer call() throws IOException {
    List<Path> photos = photos();
    try (FaceEngine engine = FaceEngine.open(choice.open(), EngineSettings.DEFAULT);
        DataOutputStream file =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
      IntStream.range(0, photos.size())
          .filter(i -> i % every == 0)
          .parallel()
          .forEach(i -> write(i, photos.get(i), engine, file));
    }
    return 0;
  }

  private List<Path> photos() throws IOException {
    List<Path> photos = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        photos.addAll(files.filter(Files::isRegularFile).sorted().toList());
      }
    }
    return photos;
  }

  private static void write(int number, Path file, FaceEngine engine, DataOutputStream out) {
    try {
      Sitters.sitting(number, file, engine)
          .ifPresent(
              sitting -> Lesson.of(number).forEach(lesson -> write(sitting, lesson, engine, out)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Faces that the engine still finds, as it finds them. */
  private static void write(
      Sitting sitting, Lesson lesson, FaceEngine engine, DataOutputStream out) {
    Crop crop = new Crop();
    if (engine.analyse(
            sitting.altered(new Alteration("", lesson.change())), QualityLimits.NONE, crop)
        instanceof AnalysedFace face) {
      Landmarks reference = engine.pack().embedder().reference();
      Landmarks seen = face.face().landmarks();
      SimilarityTransform move = SimilarityTransform.fit(seen.points(), reference.points());
      write(sitting.person(), lesson, crop.pixels(), seen.map(move::apply), out);
    }
  }

  private static void write(
      int number, Lesson lesson, Raster crop, Landmarks inCrop, DataOutputStream out) {
    float[] plain = PatchFeatures.of(crop, inCrop);
    float[] mirrored = PatchFeatures.of(crop.mirrored(), inCrop.mirrored(crop.width()));
    synchronized (out) {
      try {
        out.writeInt(number);
        out.writeInt(lesson.eyes() ? 1 : 0);
        out.writeInt(lesson.mouth() ? 1 : 0);
        for (float[] features : List.of(plain, mirrored)) {
          for (float feature : features) {
            out.writeFloat(feature);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Keeps the crop that the embedder saw. */
  private static final class Crop implements Trace {

    private final List<Raster> seen = new ArrayList<>();

    @Override
    public void aligned(Raster crop) {
      seen.add(crop);
    }

    Raster pixels() {
      return seen.getLast();
    }
  }
}
