package org.vultus.lab.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vultus.embedding.Embedding;
import org.vultus.image.Photo;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.FaceEngine;

/** The templates of a set of photos, each made once. */
public final class Templates {

  private final Map<String, Optional<Embedding>> byPhoto;

  private Templates(Map<String, Optional<Embedding>> byPhoto) {
    this.byPhoto = Map.copyOf(byPhoto);
  }

  /**
   * Analyses all photos on all cores.
   *
   * @param photos paths in {@code folder}
   * @param progress called after each photo, by any thread
   */
  public static Templates of(
      Set<String> photos, Path folder, FaceEngine engine, Runnable progress) {
    Map<String, Optional<Embedding>> made = new ConcurrentHashMap<>();
    photos.parallelStream()
        .forEach(
            photo -> {
              made.put(photo, template(folder.resolve(photo), engine));
              progress.run();
            });
    return new Templates(made);
  }

  /** The template of a photo; empty if it was not analysed or shows no face that was found. */
  public Optional<Embedding> of(String photo) {
    return byPhoto.getOrDefault(photo, Optional.empty());
  }

  /** How many photos were analysed. */
  public int photos() {
    return byPhoto.size();
  }

  /** How many of them show no face that was found. */
  public int withoutFace() {
    return Math.toIntExact(byPhoto.values().stream().filter(Optional::isEmpty).count());
  }

  /** The part of the photos that show no face that was found, 0 to 1. */
  public double partWithoutFace() {
    return (double) withoutFace() / photos();
  }

  private static Optional<Embedding> template(Path file, FaceEngine engine) {
    try {
      Photo photo = Photo.of(Files.readAllBytes(file));
      return engine.analyse(photo) instanceof AnalysedFace face
          ? Optional.of(face.template())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
