package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vultus.fixtures.SmallFiles.BLUE;
import static org.vultus.fixtures.SmallFiles.RED;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.fixtures.SmallFiles;
import org.vultus.image.ImageProblem.Kind;

/** What phones and passports hold: HEIC, AVIF and JPEG 2000. */
final class PhoneFormatsTest {

  private final ImageDecoder decoder = new ImageDecoder(64_000_000);

  @Test
  void jpeg2000_isReadInBoxesAndBare() throws IOException {
    byte[] file = SmallFiles.jpeg2000(BufferedImage.TYPE_3BYTE_BGR);
    assertIsPicture(picture(file));
    assertIsPicture(picture(codestream(file)));
    assertIsPicture(picture(SmallFiles.joined(file, new byte[500])));
  }

  @Test
  void grayJpeg2000OfSixteenBits_isAsLightAsOfEight() throws IOException {
    Raster eight = picture(SmallFiles.jpeg2000(BufferedImage.TYPE_BYTE_GRAY));
    Raster sixteen = picture(SmallFiles.jpeg2000(BufferedImage.TYPE_USHORT_GRAY));
    assertThat(sixteen.at(30)).isBetween(eight.at(30) - 2, eight.at(30) + 2);
  }

  @Test
  void jpeg2000ThatIsCutOff_isDamaged() throws IOException {
    byte[] file = SmallFiles.jpeg2000(BufferedImage.TYPE_3BYTE_BGR);
    for (int length = 12; length < file.length - 2; length += 11) {
      Decoded decoded = decoder.decode(Photo.of(Arrays.copyOf(file, length)));
      assertThat(((ImageProblem) decoded).kind()).as("%d bytes", length).isEqualTo(Kind.UNREADABLE);
    }
  }

  /** Places are from the codestream's first byte: size, tile size, channels. */
  @ParameterizedTest
  @CsvSource({"8, 127, TOO_LARGE", "24, 0, UNREADABLE", "40, 1, UNREADABLE"})
  void jpeg2000OfImpossibleSizes_isRefused(int place, int value, Kind kind) throws IOException {
    byte[] bare = codestream(SmallFiles.jpeg2000(BufferedImage.TYPE_3BYTE_BGR));
    Arrays.fill(bare, place + 1, place + 4, (byte) 0);
    bare[place] = (byte) value;
    bare[place + 1] = (byte) (place == 8 ? 1 : 0);
    ImageProblem problem = (ImageProblem) decoder.decode(Photo.of(bare));
    assertThat(problem.kind()).isIn(kind, Kind.UNREADABLE);
  }

  @Test
  void passportPhoto_isRead() throws IOException {
    assertThat(picture(Files.readAllBytes(Shared.folder("cases").resolve("passport.jp2"))))
        .hasToString("Raster[640 x 800]");
  }

  @Test
  void iphonePhoto_isReadWhereLibheifIs_elseNamed() throws IOException {
    byte[] file = Files.readAllBytes(Shared.folder("cases").resolve("photo.heic"));
    switch (decoder.decode(Photo.of(file))) {
      case Picture picture -> assertThat(picture.longSide()).isGreaterThan(300);
      case ImageProblem problem -> {
        assertThat(problem.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(problem.message()).contains("iPhone", "Most Compatible", "JPEG");
        Shared.absent("this test needs the system's libheif");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 400, 3000})
  void iphonePhotoThatIsCutOff_isDamaged(int length) throws IOException {
    byte[] file = Files.readAllBytes(Shared.folder("cases").resolve("photo.heic"));
    ImageProblem problem = (ImageProblem) decoder.decode(Photo.of(Arrays.copyOf(file, length)));
    assertThat(problem.message()).doesNotContain("no accepted");
  }

  @Test
  void heif_isKnownByItsFirstBytes() {
    byte[] start = new byte[64];
    byte[] type = "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(type, 0, start, 0, type.length);
    assertThat(FirstBytes.areOfAPicture(start)).isTrue();
  }

  private static byte[] codestream(byte[] file) {
    return Arrays.copyOfRange(file, SmallFiles.find(file, 0xff, 0x4f, 0xff, 0x51), file.length);
  }

  private Raster picture(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(Picture.class);
    return ((Picture) decoded).full();
  }

  private static void assertIsPicture(Raster raster) {
    assertThat(raster).hasToString("Raster[64 x 40]");
    for (int c = 0; c < 3; c++) {
      assertThat(raster.at(3 * (20 * 64 + 10) + c)).isCloseTo((RED >> (8 * c)) & 0xff, within());
      assertThat(raster.at(3 * (20 * 64 + 50) + c)).isCloseTo((BLUE >> (8 * c)) & 0xff, within());
    }
  }

  private static Offset<Integer> within() {
    return Offset.offset(4);
  }
}
