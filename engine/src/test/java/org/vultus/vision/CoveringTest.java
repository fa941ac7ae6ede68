package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.Portrait;
import org.vultus.geometry.Landmarks;
import org.vultus.image.Photo;
import org.vultus.pack.KnownPacks;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.quality.Limit;
import org.vultus.quality.QualityLimits;

/** Who covers the eyes or the mouth cannot register; painted portraits, the built-in pack. */
final class CoveringTest {

  private static FaceEngine engine;

  @BeforeAll
  static void open() {
    PackLookup lookup = new PackCatalog(null, Path.of("nowhere")).find(KnownPacks.BUILT_IN);
    engine = FaceEngine.open(((PackLookup.Found) lookup).pack(), EngineSettings.DEFAULT);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void wholeFace_isAccepted(long person) {
    assertThat(missed(Portrait.of(person).image())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void openEyes_areSeen(long person) {
    assertThat(missed(Portrait.of(person).image())).doesNotContain(Limit.EYES);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, ffffff", "3, ff0000", "4, 888888", "5, d2a080", "6, 302010"})
  void eyesUnderABar_areRefused(long person, String colour) {
    assertRefusedFor(Limit.EYES, covered(person, -0.35, 0.7, colour));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, ffffff", "4, 78afd7", "1, 888888", "3, d2a080", "4, 302010"})
  void mouthUnderABar_isRefused(long person, String colour) {
    assertRefusedFor(Limit.MOUTH, covered(person, 0.7, 0.75, colour));
  }

  @Test
  void coveredEyes_areNamedInWords() {
    Analysis analysis = analysis(covered(4, -0.25, 0.5, "0"));
    assertThat(((Refusal) analysis).code()).isEqualTo(RefusalCode.LOW_QUALITY);
    assertThat(((Refusal) analysis).message()).contains("the eyes are covered");
  }

  /** A bar across the face, by its place below the eyes and its height in eye distances. */
  private static BufferedImage covered(long person, double top, double height, String colour) {
    BufferedImage image = Portrait.of(person).image();
    Landmarks face = ((AnalysedFace) engine.analyse(photo(image))).face().landmarks();
    double unit = face.leftEye().distance(face.rightEye());
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(Integer.parseInt(colour, 16)));
    pen.fill(
        new Rectangle2D.Double(
            face.leftEye().x() - 0.6 * unit,
            face.leftEye().y() + top * unit,
            2.2 * unit,
            height * unit));
    pen.dispose();
    return image;
  }

  /** Some that are covered are no face any more, which is as well. */
  private static void assertRefusedFor(Limit limit, BufferedImage image) {
    assertThat(analysis(image)).isInstanceOf(Refusal.class);
    Refusal refusal = (Refusal) analysis(image);
    if (refusal.code() != RefusalCode.NO_FACE) {
      assertThat(refusal.limits()).contains(limit);
    }
  }

  private static List<Limit> missed(BufferedImage image) {
    return analysis(image) instanceof Refusal refusal ? refusal.limits() : List.of();
  }

  private static Analysis analysis(BufferedImage image) {
    return engine.analyse(photo(image), QualityLimits.ENROLMENT, Trace.NONE);
  }

  private static Photo photo(BufferedImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Photo.of(file.toByteArray());
  }
}
