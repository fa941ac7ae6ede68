package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.image.Photo;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.quality.Limit;
import org.vultus.quality.Measure;
import org.vultus.quality.QualityLimits;
import org.vultus.quality.QualityReport;
import org.vultus.quality.SpoiltPhoto;

/** The gate with the retail-0095 pack and real photos. */
final class RealQualityTest {

  private static Path photos;
  private static FaceEngine engine;

  @BeforeAll
  static void open() {
    Path models = Shared.folder("models");
    photos = Shared.folder("faces/odd");
    PackLookup lookup = new PackCatalog(models, models).find("retail-0095");
    assertThat(lookup).isInstanceOf(PackLookup.Found.class);
    engine = FaceEngine.open(((PackLookup.Found) lookup).pack(), EngineSettings.DEFAULT);
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "blur.jpg, low_quality, sharpness",
    "dark.jpg, low_quality, under-exposed",
    "overexposed.jpg, low_quality, over-exposed",
    "thumb_48x60.jpg, face_too_small, inter-eye distance",
    "tiny_obama_240p.jpg, face_too_small, inter-eye distance",
    "partial_face_1.jpg, low_quality, margin",
  })
  void enrolment_ofABadPhoto_isRefusedForTheRightReason(String name, String code, String reason)
      throws IOException {
    Analysis analysis = enrol(file(name));
    assertThat(analysis).isInstanceOf(Refusal.class);
    Refusal refusal = (Refusal) analysis;
    assertThat(refusal.code().word()).isEqualTo(code);
    assertThat(refusal.message()).contains(": " + reason).doesNotContain(";");
  }

  @Test
  void enrolment_ofAFaceUpsideDown_findsNoEyesWhereTheyBelong() throws IOException {
    assertThat(enrol(file("upside_down_noexif.jpg")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(RefusalCode.LOW_QUALITY);
              assertThat(refusal.limits()).contains(Limit.EYES, Limit.MOUTH);
            });
  }

  @Test
  void enrolment_ofAFaceOnItsSide_asksForAnUprightOne() throws IOException {
    Analysis analysis = enrol(file("rotated90_noexif.jpg"));
    assertThat(analysis).isInstanceOf(Refusal.class);
    assertThat(((Refusal) analysis).message()).contains("shows the face upright");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alpha_oval.png",
        "cmyk.jpg",
        "einstein.jpeg",
        "einstein.png",
        "einstein.webp",
        "exif_orientation_2.jpg",
        "exif_orientation_3.jpg",
        "exif_orientation_4.jpg",
        "exif_orientation_5.jpg",
        "exif_orientation_6.jpg",
        "exif_orientation_7.jpg",
        "exif_orientation_8.jpg",
        "full_length_obama3.jpg",
        "gray.jpg",
        "gray16.png",
        "gray_alpha.png",
        "huge_6000x4000_small_face.jpg",
        "jpeg_named.png",
        "official_obama_original.jpg",
        "one.bmp",
        "one.gif",
        "one.tif",
        "one.webp",
        "orig_amitabhbachchan.jpg",
        "orig_deepikapadukone.jpg",
        "orig_mithaliraj.jpg",
        "orig_neerajchopra.jpg",
        "orig_sainanehwal.jpg",
        "palette.png",
        "png_large_alex_lacamoire.png",
        "png_rgba_obama2.png",
        "progressive.jpg",
        "q5.jpg",
        "yuv444.jpg",
      })
  void enrolment_ofAGoodPhoto_isAccepted(String name) throws IOException {
    assertThat(enrol(file(name))).isInstanceOf(AnalysedFace.class);
  }

  @Test
  void blur_lowersSharpnessAndOverall() throws IOException {
    QualityReport blurred = report(photo().blurred(15));
    assertThat(raw(blurred, Measure.SHARPNESS))
        .isLessThan(raw(report(photo()), Measure.SHARPNESS) / 2);
    assertThat(blurred.overall()).isLessThan(report(photo()).overall());
  }

  @Test
  void darkening_isUnderExposure() throws IOException {
    assertThat(raw(report(photo().lit(0.15)), Measure.UNDER_EXPOSURE_PREVENTION))
        .isGreaterThan(raw(report(photo()), Measure.UNDER_EXPOSURE_PREVENTION) + 40);
  }

  @Test
  void brightening_isOverExposure() throws IOException {
    assertThat(raw(report(photo().lit(2)), Measure.OVER_EXPOSURE_PREVENTION))
        .isGreaterThan(raw(report(photo()), Measure.OVER_EXPOSURE_PREVENTION) + 40);
  }

  @Test
  void sideLight_lowersUniformity() throws IOException {
    assertThat(raw(report(photo().darkLeftOf(266, 30)), Measure.ILLUMINATION_UNIFORMITY))
        .isLessThan(raw(report(photo()), Measure.ILLUMINATION_UNIFORMITY) - 30);
  }

  @Test
  void shrinking_makesTheFaceTooSmall() throws IOException {
    Analysis analysis = enrol(png(photo().shrunk(0.4)));
    assertThat(analysis).isInstanceOf(Refusal.class);
    assertThat(((Refusal) analysis).code()).isEqualTo(RefusalCode.FACE_TOO_SMALL);
  }

  @Test
  void cutting_takesTheMarginAway() throws IOException {
    assertThat(raw(report(photo().from(240)), Measure.MARGIN)).isLessThan(0.25);
  }

  @Test
  void headsTurnedToEitherSide_haveYawsOfEitherSign() throws IOException {
    double yaw = raw(report(file("orig_deepikapadukone.jpg")), Measure.HEAD_POSE_YAW);
    assertThat(yaw).isBetween(15.0, 45.0);
    assertThat(raw(report(file("orig_neerajchopra.jpg")), Measure.HEAD_POSE_YAW))
        .isBetween(-45.0, -10.0);
  }

  private static Analysis enrol(byte[] file) {
    return engine.analyse(Photo.of(file), QualityLimits.ENROLMENT, Trace.NONE);
  }

  private static QualityReport report(SpoiltPhoto photo) throws IOException {
    return report(png(photo));
  }

  private static QualityReport report(byte[] file) {
    Analysis analysis = engine.analyse(Photo.of(file));
    assertThat(analysis).isInstanceOf(AnalysedFace.class);
    return ((AnalysedFace) analysis).quality();
  }

  private static double raw(QualityReport report, Measure measure) {
    return report.raw(measure).orElseThrow();
  }

  private static SpoiltPhoto photo() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file("progressive.jpg")));
    return new SpoiltPhoto(image);
  }

  private static byte[] png(SpoiltPhoto photo) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(photo.image(), "png", out);
    return out.toByteArray();
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(photos.resolve(name));
  }
}
