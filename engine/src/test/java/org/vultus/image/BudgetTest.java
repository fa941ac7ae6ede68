package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vultus.fixtures.SmallFiles.HEIGHT;
import static org.vultus.fixtures.SmallFiles.WIDTH;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.SmallFiles;
import org.vultus.image.ImageProblem.Kind;

/** What decoding may take, on small pictures and as small limits. */
final class BudgetTest {

  private static final int PIXELS = WIDTH * HEIGHT;

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
  void pictureWithinTheLimit_isRead(String format) {
    assertThat(decode(SmallFiles.file(format), PIXELS)).isInstanceOf(Picture.class);
    assertThat(refusal(SmallFiles.file(format), PIXELS - 1))
        .contains("64 x 40 pixels", "at most 2559 pixels");
  }

  @Test
  void limitInMegapixels_isSaidInThem() {
    byte[] file = SmallFiles.file(new BufferedImage(1001, 1000, BufferedImage.TYPE_INT_RGB), "png");
    assertThat(refusal(file, 1_000_000)).contains("1001 x 1000", "at most 1 megapixels");
  }

  @Test
  void canvasOfAGif_countsAndNotItsFrame() {
    byte[] file = SmallFiles.file("gif");
    file[7] = 1; // the canvas is 256 pixels wider
    assertThat(decode(file, (WIDTH + 256) * HEIGHT)).isInstanceOf(Picture.class);
    assertThat(refusal(file, PIXELS)).contains("320 x 40");
  }

  @Test
  void progressiveJpegOfFourChannels_takesMoreThanItsPixels() {
    byte[] file = SmallFiles.inks(1, 2, 3, 4);
    int frame = SmallFiles.find(file, 0xff, 0xc0);
    assertThat(decode(file, PIXELS)).isInstanceOf(Picture.class);
    file[frame + 1] = (byte) 0xc2;
    assertThat(refusal(file, PIXELS)).contains("takes 0 MB; send one that takes at most 0 MB");
  }

  @Test
  void scansOfAJpeg_areHeldToThePixels() {
    byte[] file = withScans(SmallFiles.file("jpeg"), 20);
    assertThat(refusal(file, PIXELS)).contains("has 21 scans; send one of at most 16");
    assertThat(refusal(withScans(file, 100), 100L * PIXELS)).contains("121 scans", "at most 100");
    assertThat(decode(SmallFiles.progressive("jpeg"), PIXELS)).isInstanceOf(Picture.class);
  }

  /** Then the decoder keeps all coefficients, though no other scan comes. */
  @Test
  void firstScanOfOneChannel_takesMoreThanItsPixels() {
    byte[] file = SmallFiles.inks(1, 2, 3, 4);
    int scan = SmallFiles.find(file, 0xff, 0xda);
    byte[] first = {(byte) 0xff, (byte) 0xda, 0, 8, 1, file[scan + 5], 0, 0, 63, 0};
    assertThat(refusal(SmallFiles.with(file, scan, first), PIXELS)).contains("takes 0 MB");
  }

  private static byte[] withScans(byte[] file, int scans) {
    byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
    byte[][] more = new byte[scans][];
    Arrays.fill(more, scan);
    return SmallFiles.with(file, file.length - 2, more);
  }

  @Test
  void tileOfATiff_countsThoughThePictureIsSmall() {
    byte[] file = SmallFiles.tiff(16, 16, 8192, 8192, 3);
    assertThat(refusal(file, PIXELS)).contains("16 x 16 pixels takes 402 MB");
    assertThat(decode(SmallFiles.tiff(16, 16, 16, 16, 1), PIXELS)).isInstanceOf(Picture.class);
  }

  @Test
  void channelsOfATiff_count() {
    assertThat(refusal(SmallFiles.tiff(48, 48, 48, 48, 900), PIXELS)).contains("takes 6 MB");
  }

  @Test
  void tiffWhoseDataLieBeyondItsEnd_isUnreadable() {
    byte[] file = SmallFiles.tiff(16, 16, 16, 16, 1);
    byte[] cut = Arrays.copyOf(file, file.length - 1);
    assertThat(decode(cut, PIXELS))
        .isInstanceOfSatisfying(
            ImageProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.UNREADABLE));
  }

  private static Decoded decode(byte[] file, long maxPixels) {
    return new ImageDecoder(maxPixels).decode(Photo.of(file));
  }

  private static String refusal(byte[] file, long maxPixels) {
    Decoded decoded = decode(file, maxPixels);
    assertThat(decoded).isInstanceOf(ImageProblem.class);
    assertThat(((ImageProblem) decoded).kind()).isEqualTo(Kind.TOO_LARGE);
    return ((ImageProblem) decoded).message();
  }
}
