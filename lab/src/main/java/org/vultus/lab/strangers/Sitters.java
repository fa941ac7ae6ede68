package org.vultus.lab.strangers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vultus.image.Photo;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.FaceEngine;

/** People's photos with the place of the face in each. */
final class Sitters {

  static {
    ImageIO.setUseCache(false); // files in memory need none on the disk
  }

  private Sitters() {}

  /**
   * One photo.
   *
   * @param person who it shows, from 0
   * @param face where the engine finds it in the photo as it is
   */
  record Sitting(int person, BufferedImage photo, FaceFrame face) {

    /** The altered photo as a file without loss. */
    Photo altered(Alteration alteration) {
      return file(alteration.change().of(photo, face));
    }
  }

  /**
   * Photos that show a face, of each folder in {@code people}.
   *
   * @param most how many people at most, the first by their names
   * @param each how many of a person at most, the first by their names
   */
  static List<Sitting> in(Path people, int most, int each, FaceEngine engine) throws IOException {
    List<Path> folders = sorted(people).filter(Files::isDirectory).limit(most).toList();
    return folders.parallelStream()
        .flatMap(folder -> of(folders.indexOf(folder), folder, each, engine).stream())
        .toList();
  }

  private static List<Sitting> of(int person, Path folder, int each, FaceEngine engine) {
    List<Sitting> sittings = new ArrayList<>();
    try {
      for (Path file : photos(folder).stream().limit(each).toList()) {
        sitting(person, file, engine).ifPresent(sittings::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sittings;
  }

  /** The files in a folder, by their names. */
  static List<Path> photos(Path folder) {
    try {
      return sorted(folder).filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Photo read(Path file) {
    try {
      return Photo.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream(); // the folder is closed by then
    }
  }

  static Optional<Sitting> sitting(int person, Path file, FaceEngine engine) throws IOException {
    BufferedImage photo = ImageIO.read(file.toFile());
    return photo == null ? Optional.empty() : sitting(person, Filters.copy(photo), engine);
  }

  private static Optional<Sitting> sitting(int person, BufferedImage photo, FaceEngine engine) {
    return engine.analyse(file(photo)) instanceof AnalysedFace seen
        ? Optional.of(new Sitting(person, photo, FaceFrame.of(seen.face().landmarks())))
        : Optional.empty();
  }

  static Photo file(BufferedImage picture) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "bmp", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Photo.of(file.toByteArray());
  }
}
