package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vultus.fixtures.SmallFiles.BLUE;
import static org.vultus.fixtures.SmallFiles.HEIGHT;
import static org.vultus.fixtures.SmallFiles.RED;
import static org.vultus.fixtures.SmallFiles.WIDTH;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.fixtures.SmallTiff;
import org.vultus.image.ImageProblem.Kind;

/** TIFFs as editors, scanners and cameras make them. */
final class TiffTest {

  private final ImageDecoder decoder = new ImageDecoder(64_000_000);

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "false, false", "true, false"})
  void ofBothOrdersAndBothSizesOfPlaces_isRead(boolean big, boolean littleEndian) {
    ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    assertIsPicture(new SmallTiff(order, big).page(SmallTiff.RGB8).file());
    assertIsPicture(new SmallTiff(order, big).page(SmallTiff.FLOAT).file());
  }

  @ParameterizedTest
  @EnumSource(SmallTiff.Samples.class)
  void ofAnyDepth_isRead(SmallTiff.Samples samples) {
    assertIsPicture(new SmallTiff(ByteOrder.LITTLE_ENDIAN, false).page(samples).file());
  }

  @Test
  void whosePagesAreAThumbnailAndAPhoto_isThePhoto() {
    SmallTiff tiff = new SmallTiff(ByteOrder.BIG_ENDIAN, false);
    assertIsPicture(tiff.scaled(4).page(SmallTiff.RGB8).scaled(1).page(SmallTiff.RGB8).file());
  }

  @Test
  void pageMarkedAsACopy_isNotTaken() {
    SmallTiff tiff = new SmallTiff(ByteOrder.BIG_ENDIAN, false).with(254, 1);
    byte[] file = tiff.page(SmallTiff.RGB8).with(254, 0).scaled(2).page(SmallTiff.RGB8).file();
    assertThat(picture(file)).hasToString("Raster[32 x 20]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void orientation_isAppliedOnce(int orientation) {
    SmallTiff tiff = new SmallTiff(ByteOrder.LITTLE_ENDIAN, false).with(274, orientation);
    Raster upright = picture(tiff.page(SmallTiff.RGB8).file());
    assertThat(upright.width()).isEqualTo(orientation < 5 ? WIDTH : HEIGHT);
    // Where the red half lies: on the left, on the right, above, below.
    int x = orientation == 3 ? WIDTH - 3 : 2;
    int y = orientation == 8 ? WIDTH - 3 : 2;
    assertColour(upright, x, y, RED);
  }

  @ParameterizedTest
  @CsvSource({
    "259, 50000, a TIFF with ZSTD compression",
    "259, 50001, a TIFF with WebP compression",
    "259, 34925, a TIFF with LZMA compression",
    "259, 65000, a TIFF with an unknown (65000) compression",
    "262, 32803, a camera's raw file",
    "339, 2, a TIFF of signed numbers"
  })
  void formThatIsNotRead_isNamed(int tag, int value, String name) {
    SmallTiff tiff = new SmallTiff(ByteOrder.LITTLE_ENDIAN, false).with(tag, value);
    ImageProblem problem = problem(tiff.page(SmallTiff.RGB8).file());
    assertThat(problem.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(problem.message()).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"256, 70", "257, 4000", "279, 99999999", "273, 99999999", "278, 1"})
  void placesBeyondTheFileAndMissingStrips_areDamage(int tag, int value) {
    SmallTiff tiff = new SmallTiff(ByteOrder.LITTLE_ENDIAN, true).with(tag, value);
    assertThat(problem(tiff.page(SmallTiff.RGB8).file()).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiff_rgb16_lzw_pred2.tif", "tiff_thumb_first.tif"})
  void realPhoto_isAsLightAsItsJpeg(String name) throws IOException {
    assertThat(light(name)).isBetween(light("base.jpg") - 12, light("base.jpg") + 12);
  }

  @Test
  void realPhotoInFloatingPoint_isNeitherBlackNorWhite() throws IOException {
    assertThat(light("float.tif")).isBetween(60.0, 200.0);
  }

  private double light(String name) throws IOException {
    Raster raster = picture(Files.readAllBytes(Shared.folder("cases").resolve(name)));
    long sum = 0;
    for (int i = 0; i < raster.bgr().length; i++) {
      sum += raster.at(i);
    }
    return (double) sum / raster.bgr().length;
  }

  private void assertIsPicture(byte[] file) {
    Raster raster = picture(file);
    assertThat(raster).hasToString("Raster[64 x 40]");
    assertColour(raster, 10, 20, RED);
    assertColour(raster, 50, 38, BLUE);
  }

  private Raster picture(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(Picture.class);
    return ((Picture) decoded).full();
  }

  private ImageProblem problem(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(ImageProblem.class);
    return (ImageProblem) decoded;
  }

  private static void assertColour(Raster raster, int x, int y, int rgb) {
    int at = 3 * (y * raster.width() + x);
    for (int c = 0; c < 3; c++) {
      assertThat(raster.at(at + c))
          .as("channel %d of %s at %d, %d", c, raster, x, y)
          .isBetween((rgb >> (8 * c) & 0xff) - 2, (rgb >> (8 * c) & 0xff) + 2);
    }
  }
}
