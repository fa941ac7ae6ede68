package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;

/** Real photos in forms that were read wrongly. */
final class SharedCasesTest {

  @ParameterizedTest
  @ValueSource(strings = {"motion_trailer_90_control.jpg", "motion_trailer_101.jpg"})
  void motionPhoto_isThePhotoWithoutItsVideo(String name) throws IOException {
    Picture still = (Picture) decode("base.jpg");
    assertThat(((Picture) decode(name)).full().bgr()).isEqualTo(still.full().bgr());
  }

  @ParameterizedTest
  @CsvSource({"offset2x.gif, 558, 686", "small24_c8.gif, 192, 232", "small24_c1.gif, 24, 29"})
  void gif_isItsCanvas(String name, int width, int height) throws IOException {
    Raster raster = ((Picture) decode(name)).reduced();
    assertThat(raster.width()).isEqualTo(width);
    assertThat(raster.height()).isEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({"lossless.jpg, a lossless JPEG"})
  void formThatIsNotRead_isNamed(String name, String form) throws IOException {
    assertThat(((ImageProblem) decode(name)).message()).contains(form);
  }

  private static Decoded decode(String name) throws IOException {
    byte[] file = Files.readAllBytes(Shared.folder("cases").resolve(name));
    return new ImageDecoder(64_000_000).decode(Photo.of(file));
  }
}
