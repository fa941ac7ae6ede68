package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vultus.fixtures.SmallFiles.BLUE;
import static org.vultus.fixtures.SmallFiles.HEIGHT;
import static org.vultus.fixtures.SmallFiles.RED;
import static org.vultus.fixtures.SmallFiles.WIDTH;
import static org.vultus.fixtures.SmallFiles.find;
import static org.vultus.fixtures.SmallFiles.joined;
import static org.vultus.fixtures.SmallFiles.pngChunk;
import static org.vultus.fixtures.SmallFiles.with;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.fixtures.SmallFiles;
import org.vultus.image.ImageProblem.Kind;

/** Files that cameras, phones and editors make and that few programs read alike. */
final class OddFilesTest {

  private static final int WHITE = 0xffffff;
  private static final byte[] SCAN = {(byte) 0xff, (byte) 0xda};

  private final ImageDecoder decoder = new ImageDecoder(64_000_000);

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif"})
  void whatFollowsTheFirstImage_isNotRead(String format) {
    byte[] video = new byte[200_000];
    for (int i = 0; i < video.length; i += 1000) {
      System.arraycopy(SCAN, 0, video, i, 2);
    }
    byte[] file = SmallFiles.file(format);
    assertIsPicture(joined(file, video));
    assertIsPicture(joined(file, SmallFiles.file(format)));
  }

  @Test
  void jpeg_withMegabytesOfMetadata_isReadWithoutThem() {
    byte[] segment = new byte[65_537];
    for (int i = 0; i < segment.length - 1; i += 100) {
      System.arraycopy(SCAN, 0, segment, i, 2);
    }
    segment[0] = (byte) 0xff;
    segment[1] = (byte) 0xe2;
    segment[2] = (byte) 0xff;
    segment[3] = (byte) 0xff;
    byte[][] segments = new byte[60][];
    Arrays.fill(segments, segment);
    assertIsPicture(with(SmallFiles.file("jpeg"), 2, segments));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jpegWithoutItsLastMarker_isRead(boolean progressive) {
    byte[] file = progressive ? SmallFiles.progressive("jpeg") : SmallFiles.file("jpeg");
    byte[] endless = Arrays.copyOf(file, file.length - 2);
    assertIsPicture(endless);
    assertIsPicture(joined(endless, new byte[500]));
    assertIsPicture(joined(endless, new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', -1, 9}));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jpegOfWhichDataAreMissing_isUnreadable(boolean progressive) {
    byte[] file = progressive ? SmallFiles.progressive("jpeg") : SmallFiles.file("jpeg");
    int data = find(file, 0xff, 0xda);
    for (int missing = 10; missing < file.length - data; missing += 7) {
      assertThat(problem(Arrays.copyOf(file, file.length - missing)).kind())
          .as("%d bytes of %d missing", missing, file.length)
          .isEqualTo(Kind.UNREADABLE);
    }
  }

  @Test
  void jpegWhoseHeightComesAfterTheScan_isRead() {
    byte[] file = SmallFiles.file("jpeg");
    byte[] lines = {(byte) 0xff, (byte) 0xdc, 0, 4, 0, HEIGHT};
    byte[] late = with(file, file.length - 2, lines);
    int frame = find(late, 0xff, 0xc0);
    late[frame + 6] = 0;
    assertIsPicture(late);
    file[frame + 6] = 0;
    assertThat(problem(file).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "195, 8, a lossless JPEG",
    "203, 8, a lossless JPEG",
    "193, 12, a JPEG of 12 bits a channel",
    "194, 12, a JPEG of 12 bits a channel",
    "197, 8, a hierarchical JPEG",
    "247, 8, a JPEG-LS"
  })
  void jpegOfARareProcess_isNamed(int marker, int bits, String name) {
    byte[] file = SmallFiles.file("jpeg");
    int frame = find(file, 0xff, 0xc0);
    file[frame + 1] = (byte) marker;
    file[frame + 4] = (byte) bits;
    assertIsNamed(file, name);
  }

  @Test
  void jpegOfInksWithoutAdobesMarker_hasItsColours() {
    assertColour(picture(SmallFiles.inks(0, 255, 255, 0)).full(), 20, 20, 0xff0000);
    assertColour(picture(SmallFiles.inks(255, 0, 0, 0)).full(), 20, 20, 0x00ffff);
    assertColour(picture(SmallFiles.inks(0, 0, 0, 100)).full(), 20, 20, 0x9b9b9b);
  }

  @Test
  void pngWithoutItsLastChunk_isRead() {
    byte[] file = SmallFiles.file("png");
    assertIsPicture(Arrays.copyOf(file, file.length - 12));
    assertIsPicture(Arrays.copyOf(file, file.length - 5));
    assertThat(problem(Arrays.copyOf(file, file.length - 30)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void pngWithAnAnimation_isItsDefaultPicture() {
    byte[] frames = pngChunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
    byte[] huge = pngChunk("fcTL", new byte[] {0, 0, 0, 0, 127, 0, 0, 0, 127, 0, 0, 0});
    assertIsPicture(with(SmallFiles.file("png"), 33, frames, huge));
  }

  @Test
  void pngWithTwoHeaders_isUnreadable() {
    byte[] file = SmallFiles.file("png");
    byte[] header = Arrays.copyOfRange(file, 8, 33);
    assertThat(problem(with(file, 33, header)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void pngOfAnAppleApp_isNamed() {
    byte[] first = pngChunk("CgBI", new byte[] {0x50, 0, 0x20, 2});
    assertIsNamed(with(SmallFiles.file("png"), 8, first), "CgBI");
  }

  @Test
  void webp_isRead() {
    assertIsPicture(SmallFiles.webp(true));
    assertIsPicture(joined(SmallFiles.webp(true), new byte[999]));
    Raster lossy = picture(SmallFiles.webp(false)).full();
    assertColour(lossy, 10, 20, RED);
  }

  @Test
  void animatedWebp_isItsFirstFrameOnItsCanvas() {
    Raster raster = picture(SmallFiles.animatedWebp(200, 100, 20, 30)).full();
    assertThat(raster).hasToString("Raster[200 x 100]");
    assertColour(raster, 10, 50, WHITE);
    assertColour(raster, 21, 31, RED);
    assertColour(raster, 20 + WIDTH - 2, 30 + HEIGHT - 2, BLUE);
    assertThat(problem(SmallFiles.animatedWebp(70, 100, 20, 30)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void gifWhoseFrameIsSmallerThanItsCanvas_isPaintedOnIt() {
    byte[] file = SmallFiles.file("gif");
    file[6] = (byte) 200; // the canvas' width and height, low bytes
    file[8] = 100;
    int frame = find(file, 0x2c, 0, 0, 0, 0, WIDTH, 0, HEIGHT, 0);
    file[frame + 1] = 20;
    file[frame + 3] = 30;
    Picture picture = picture(file);
    assertThat(picture.width()).isEqualTo(200);
    assertThat(picture.reduction()).isEqualTo(1);
    assertColour(picture.full(), 5, 50, WHITE);
    assertColour(picture.full(), 21, 31, RED);
    assertColour(picture.full(), 20 + WIDTH - 2, 30 + HEIGHT - 2, BLUE);
  }

  @ParameterizedTest
  @CsvSource({"56, 0", "108, 0", "124, 0", "56, 255", "108, 255", "124, 255"})
  void bitmapOfAnyHeader_isRead(int header, int alpha) {
    Raster raster = picture(SmallFiles.bitmap(header, alpha)).full();
    assertColour(raster, 10, 20, RED);
  }

  @Test
  void bitmapThatIsHalfTransparent_isFlattenedOntoWhite() {
    assertColour(picture(SmallFiles.bitmap(124, 128)).full(), 10, 20, 0xdf8f9f);
  }

  @Test
  void bitmapOfRunLengths_isRead() {
    BufferedImage indexed = SmallFiles.picture(BufferedImage.TYPE_BYTE_INDEXED);
    Raster raster = picture(SmallFiles.compressed(indexed, "bmp", "BI_RLE8")).full();
    Raster plain = picture(SmallFiles.file(indexed, "bmp")).full();
    assertThat(raster.bgr()).isEqualTo(plain.bgr());
  }

  @Test
  void bitmapThatHoldsAJpeg_isNamed() {
    byte[] file = SmallFiles.file("bmp");
    file[30] = 4;
    assertIsNamed(file, "a BMP that holds a JPEG");
  }

  @Test
  void thinPicture_isRead() {
    BufferedImage thin = new BufferedImage(8000, 3, BufferedImage.TYPE_INT_RGB);
    assertThat(picture(SmallFiles.file(thin, "png")).reduced()).hasToString("Raster[1000 x 1]");
    assertThat(picture(SmallFiles.file(thin, "jpeg")).reduced()).hasToString("Raster[1000 x 1]");
  }

  private Picture picture(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(Picture.class);
    return (Picture) decoded;
  }

  private ImageProblem problem(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(ImageProblem.class);
    return (ImageProblem) decoded;
  }

  private void assertIsPicture(byte[] file) {
    Raster raster = picture(file).full();
    assertThat(raster).hasToString("Raster[64 x 40]");
    assertColour(raster, 10, 20, RED);
    assertColour(raster, 50, 38, BLUE);
  }

  private void assertIsNamed(byte[] file, String name) {
    ImageProblem problem = problem(file);
    assertThat(problem.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(problem.message()).contains(name);
  }

  private static void assertColour(Raster raster, int x, int y, int rgb) {
    int at = 3 * (y * raster.width() + x);
    for (int c = 0; c < 3; c++) {
      assertThat(raster.at(at + c))
          .as("channel %d of %s at %d, %d", c, raster, x, y)
          .isBetween((rgb >> (8 * c) & 0xff) - 8, (rgb >> (8 * c) & 0xff) + 8);
    }
  }
}
