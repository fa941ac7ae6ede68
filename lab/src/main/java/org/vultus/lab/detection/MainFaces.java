package org.vultus.lab.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vultus.image.Photo;
import org.vultus.pack.ModelPack;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Detection;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;

/**
 * The largest face that a pack finds in each of some photos.
 *
 * @param byPhoto empty where none is found or the photo cannot be read
 */
record MainFaces(Map<Path, Optional<Detection>> byPhoto) {

  MainFaces {
    byPhoto = Map.copyOf(byPhoto);
  }

  /** Searches all photos on all cores. */
  static MainFaces of(Collection<Path> photos, ModelPack pack) {
    Map<Path, Optional<Detection>> found = new ConcurrentHashMap<>();
    try (FaceEngine engine = FaceEngine.open(pack, EngineSettings.DEFAULT.takingLargestFace())) {
      photos.parallelStream().forEach(photo -> found.put(photo, mainFace(photo, engine)));
    }
    return new MainFaces(found);
  }

  Optional<Detection> in(Path photo) {
    return byPhoto.getOrDefault(photo, Optional.empty());
  }

  private static Optional<Detection> mainFace(Path file, FaceEngine engine) {
    try {
      return engine.analyse(Photo.of(Files.readAllBytes(file))) instanceof AnalysedFace face
          ? Optional.of(face.face())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
