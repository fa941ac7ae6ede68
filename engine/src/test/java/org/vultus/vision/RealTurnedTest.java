package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.geometry.QuarterTurn;
import org.vultus.image.Photo;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.quality.Measure;
import org.vultus.quality.QualityLimits;

/** Photos that stand on their heads or lie on their sides register as they do upright. */
final class RealTurnedTest {

  /** One photo in so many of {@code faces/people} is tried. */
  private static final int EVERY = 23;

  private static final List<QuarterTurn> TURNS =
      List.of(QuarterTurn.RIGHT, QuarterTurn.HALF, QuarterTurn.LEFT);

  private final AtomicInteger upright = new AtomicInteger();
  private final AtomicInteger turned = new AtomicInteger();
  private final AtomicInteger alike = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"retail-0095", "builtin"})
  void turnedPhoto_registersAsItDoesUpright(String name) throws IOException {
    List<Path> photos = photos();
    try (FaceEngine engine = FaceEngine.open(pack(name), EngineSettings.DEFAULT)) {
      photos.parallelStream().forEach(file -> compare(engine, file));
    }
    assertThat(upright.get()).isGreaterThan(TURNS.size() * photos.size() / 2);
    assertThat(turned.get()).isGreaterThanOrEqualTo((int) (0.95 * upright.get()));
    assertThat(alike.get()).isGreaterThanOrEqualTo((int) (0.98 * turned.get()));
  }

  private void compare(FaceEngine engine, Path file) {
    byte[] bytes = read(file);
    if (enrol(engine, Photo.of(bytes)) instanceof AnalysedFace face) {
      for (QuarterTurn turn : TURNS) {
        upright.incrementAndGet();
        TurnedPhoto photo = TurnedPhoto.of(bytes, turn);
        if (enrol(engine, photo.photo()) instanceof AnalysedFace other) {
          turned.incrementAndGet();
          alike.addAndGet(isAlike(face, other, photo) ? 1 : 0);
        }
      }
    }
  }

  /** The same template, the face where it is in the photo as sent, and its roll there. */
  private static boolean isAlike(AnalysedFace face, AnalysedFace other, TurnedPhoto photo) {
    double turnedBy = roll(other) - roll(face) - photo.turn().degrees();
    return face.template().similarity(other.template()) > 0.9
        && photo.inUpright(other.face()).box().overlap(face.face().box()) > 0.7
        && Math.abs(Math.IEEEremainder(turnedBy, 360)) < 5;
  }

  private static double roll(AnalysedFace face) {
    return face.quality().raw(Measure.HEAD_POSE_ROLL).orElseThrow();
  }

  private static Analysis enrol(FaceEngine engine, Photo photo) {
    return engine.analyse(photo, QualityLimits.ENROLMENT, Trace.NONE);
  }

  private static List<Path> photos() throws IOException {
    try (Stream<Path> files = Files.walk(Shared.folder("faces/people"))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      return Stream.iterate(0, i -> i < all.size(), i -> i + EVERY).map(all::get).toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException("a photo could not be read", e);
    }
  }

  private static ModelPack pack(String name) {
    PackCatalog catalog = new PackCatalog(Shared.folder("models"), Shared.folder("models"));
    return ((PackLookup.Found) catalog.find(name)).pack();
  }
}
