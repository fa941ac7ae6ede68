package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the test makes; photos of phones and of the odd kind are read in RealPackTest. */
final class ImageDecoderTest {

  private static final int LEFT = 0xc02040;
  private static final int RIGHT = 0x1040a0;

  private final ImageDecoder decoder = new ImageDecoder(64_000_000);

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
  void decode_colour_keepsIt(String format) throws IOException {
    Raster raster = decoded(file(halves(BufferedImage.TYPE_INT_RGB), format));
    assertColour(raster, 10, 20, LEFT);
    assertColour(raster, 50, 20, RIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
  void decode_gray_isNotBrightened(String format) throws IOException {
    BufferedImage gray = new BufferedImage(64, 40, BufferedImage.TYPE_BYTE_GRAY);
    byte[] flat = new byte[64 * 40];
    Arrays.fill(flat, (byte) 100);
    gray.getRaster().setDataElements(0, 0, 64, 40, flat);
    assertColour(decoded(file(gray, format)), 32, 20, 0x646464);
  }

  @Test
  void decode_gray16_keepsTheLevel() throws IOException {
    BufferedImage gray = new BufferedImage(64, 40, BufferedImage.TYPE_USHORT_GRAY);
    short[] flat = new short[64 * 40];
    Arrays.fill(flat, (short) (100 * 257));
    gray.getRaster().setDataElements(0, 0, 64, 40, flat);
    assertColour(decoded(file(gray, "png")), 32, 20, 0x646464);
    assertColour(decoded(file(gray, "tiff")), 32, 20, 0x646464);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void decode_transparent_isWhite(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 40, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(200, 0, 0, 128));
    graphics.fillRect(32, 0, 32, 40);
    graphics.dispose();
    Raster raster = decoded(file(image, format));
    assertColour(raster, 10, 20, 0xffffff);
    assertColour(raster, 50, 20, 0xe37f7f);
  }

  @Test
  void decode_largeJpeg_isReducedFirstAndFullOnDemand() throws IOException {
    BufferedImage large = new BufferedImage(2000, 1200, BufferedImage.TYPE_INT_RGB);
    Picture picture = picture(file(large, "jpeg"));
    assertThat(picture.reduced().width()).isEqualTo(1000);
    assertThat(picture.reduction()).isEqualTo(2);
    assertThat(picture.full().width()).isEqualTo(2000);
    assertThat(picture.full()).isSameAs(picture.full());
  }

  @Test
  void decode_largePng_isReducedAlike() throws IOException {
    Picture picture =
        picture(file(new BufferedImage(2000, 1200, BufferedImage.TYPE_INT_RGB), "png"));
    assertThat(picture.reduced().width()).isEqualTo(1000);
    assertThat(picture.full().width()).isEqualTo(2000);
  }

  @Test
  void decode_unknownFormat_isUnsupported() {
    assertThat(problem("no image at all".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ImageProblem.Kind.UNSUPPORTED);
    assertThat(problem(new byte[0])).isEqualTo(ImageProblem.Kind.UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
  void decode_headOfAFile_isUnreadable(String format) throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), format);
    assertThat(problem(Arrays.copyOf(file, 30))).isEqualTo(ImageProblem.Kind.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
  void decode_damagedFile_isAnsweredAndNeverThrows(String format) throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), format);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(file, 1 + random.nextInt(file.length));
      for (int k = 0; k < 1 + i % 8; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(new ImageDecoder(1_000_000).decode(Photo.of(damaged))).isNotNull();
    }
  }

  @Test
  void decode_pngThatClaimsAHugeSize_isRefusedOnItsHeader() throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), "png");
    file[16] = 0x00;
    file[17] = 0x01; // width 65,536 and some
    file[21] = 0x01; // height likewise
    assertThat(problem(file)).isEqualTo(ImageProblem.Kind.TOO_LARGE);
  }

  @Test
  void decode_gifWhoseFrameIsLargerThanItsScreen_isRefused() throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), "gif");
    file[6] = 1; // the screen's width and height become 1
    file[7] = 0;
    file[8] = 1;
    file[9] = 0;
    assertThat(problem(file)).isEqualTo(ImageProblem.Kind.UNREADABLE);
  }

  @Test
  void decode_jpegOfThousandsOfScans_isRefusedUnread() throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), "jpeg");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(file, 0, file.length - 2);
    for (int i = 0; i < 1000; i++) {
      bomb.write(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
    }
    bomb.write(file, file.length - 2, 2);
    assertThat(problem(bomb.toByteArray())).isEqualTo(ImageProblem.Kind.TOO_LARGE);
  }

  @Test
  void decode_pngWithATextThatUnpacksToGigabytes_isReadWithoutIt() throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), "png");
    byte[] text = new byte[] {'k', 0, 0};
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(text);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 3000; i++) {
        deflater.write(zeros);
      }
    }
    int afterHeader = 33;
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(file, 0, afterHeader);
    writeChunk("zTXt", packed.toByteArray(), bomb);
    bomb.write(file, afterHeader, file.length - afterHeader);
    assertThat(decoded(bomb.toByteArray()).width()).isEqualTo(64);
  }

  private static void writeChunk(String type, byte[] data, ByteArrayOutputStream to)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) checksum.getValue());
  }

  @Test
  void decode_justAboveTheLimit_isTooLarge() throws IOException {
    byte[] file = file(halves(BufferedImage.TYPE_INT_RGB), "png");
    assertThat(new ImageDecoder(64 * 40).decode(Photo.of(file))).isInstanceOf(Picture.class);
    assertThat(new ImageDecoder(64 * 40 - 1).decode(Photo.of(file)))
        .isInstanceOf(ImageProblem.class);
  }

  @Test
  void encode_isUprightJpegWithoutMetadata() throws IOException {
    Raster raster = decoded(file(halves(BufferedImage.TYPE_INT_RGB), "png"));
    Photo encoded = Photo.encode(raster);
    assertColour(decoded(encoded.bytes()), 10, 20, LEFT);
    assertThat(new String(encoded.bytes(), StandardCharsets.ISO_8859_1))
        .startsWith("\u00ff\u00d8\u00ff")
        .doesNotContain("Exif");
  }

  private Raster decoded(byte[] file) {
    return picture(file).reduced();
  }

  private Picture picture(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(Picture.class);
    return (Picture) decoded;
  }

  private ImageProblem.Kind problem(byte[] file) {
    Decoded decoded = decoder.decode(Photo.of(file));
    assertThat(decoded).isInstanceOf(ImageProblem.class);
    return ((ImageProblem) decoded).kind();
  }

  private static BufferedImage halves(int type) {
    BufferedImage image = new BufferedImage(64, 40, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(LEFT));
    graphics.fillRect(0, 0, 32, 40);
    graphics.setColor(new Color(RIGHT));
    graphics.fillRect(32, 0, 32, 40);
    graphics.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static void assertColour(Raster raster, int x, int y, int rgb) {
    int at = 3 * (y * raster.width() + x);
    for (int c = 0; c < 3; c++) {
      assertThat(raster.at(at + c))
          .as("channel %d of %s at %d, %d", c, raster, x, y)
          .isBetween(((rgb >> (8 * c)) & 0xff) - 4, ((rgb >> (8 * c)) & 0xff) + 4);
    }
  }
}
