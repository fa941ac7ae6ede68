package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.Shared;
import org.vultus.embedding.Embedding;
import org.vultus.geometry.Box;
import org.vultus.image.Photo;
import org.vultus.image.Raster;
import org.vultus.pack.EmbedderSpec;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;

/** The pipeline with the retail-0095 pack and real photos. */
final class RealPackTest {

  private static Path photos;
  private static ModelPack pack;
  private static FaceEngine engine;

  @BeforeAll
  static void open() {
    Path models = Shared.folder("models");
    photos = Shared.folder("faces/odd");
    PackLookup lookup = new PackCatalog(models, models).find("retail-0095");
    assertThat(lookup).isInstanceOf(PackLookup.Found.class);
    pack = ((PackLookup.Found) lookup).pack();
    engine = FaceEngine.open(pack, EngineSettings.DEFAULT);
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exif_orientation_2.jpg",
        "exif_orientation_3.jpg",
        "exif_orientation_4.jpg",
        "exif_orientation_5.jpg",
        "exif_orientation_6.jpg",
        "exif_orientation_7.jpg",
        "exif_orientation_8.jpg",
        "cmyk.jpg",
        "yuv444.jpg",
        "one.webp"
      })
  void samePhoto_inAnotherForm_agrees(String name) throws IOException {
    assertThat(similarity(file(name), file("progressive.jpg"))).isGreaterThan(0.98);
  }

  @Test
  void samePhoto_asPng_agrees() throws IOException {
    byte[] png = png(image(file("progressive.jpg")));
    assertThat(similarity(png, file("progressive.jpg"))).isGreaterThan(0.98);
  }

  @Test
  void samePhoto_mirrored_agrees() throws IOException {
    BufferedImage image = image(file("progressive.jpg"));
    AffineTransform mirror = AffineTransform.getScaleInstance(-1, 1);
    mirror.translate(-image.getWidth(), 0);
    BufferedImage mirrored =
        new AffineTransformOp(mirror, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, null);
    assertThat(similarity(png(mirrored), file("progressive.jpg"))).isGreaterThan(0.95);
  }

  @Test
  void mirroredAveraging_makesTheSameOfACropAndItsMirrorImage() throws IOException {
    List<Raster> crops = new ArrayList<>();
    face(file("progressive.jpg"), catching(crops));
    assertThat(similarityToMirrorImage(crops.getFirst(), true)).isGreaterThan(0.99999);
    assertThat(similarityToMirrorImage(crops.getFirst(), false)).isLessThan(0.999);
  }

  private static double similarityToMirrorImage(Raster crop, boolean mirrored) {
    EmbedderSpec spec = pack.manifest().embedder();
    EmbedderSpec other =
        new EmbedderSpec(
            spec.file(),
            spec.input(),
            spec.output(),
            spec.width(),
            spec.height(),
            spec.landmarks(),
            spec.length(),
            mirrored);
    try (Embedder embedder = new Embedder(pack.embedder(), other, pack.manifest().id())) {
      Embedding template = embedder.embed(crop).template();
      return template.similarity(embedder.embed(crop.mirrored()).template());
    }
  }

  /** Tilted photos are where a single look places landmarks worst. */
  @ParameterizedTest
  @ValueSource(ints = {-40, -20, 20, 40})
  void samePhoto_tilted_agrees(int degrees) throws IOException {
    BufferedImage image = image(file("progressive.jpg"));
    BufferedImage tilted =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = tilted.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    assertThat(similarity(png(tilted), file("progressive.jpg"))).isGreaterThan(0.95);
  }

  /** A face larger than its picture shows only when the picture is looked at from further away. */
  @Test
  void faceThatFillsThePicture_isFound() throws IOException {
    BufferedImage image = image(file("progressive.jpg"));
    Box box = face(file("progressive.jpg")).face().box();
    BufferedImage part =
        image.getSubimage(
            (int) (box.x() + 0.05 * box.width()),
            (int) (box.y() + 0.1 * box.height()),
            (int) (0.9 * box.width()),
            (int) (0.8 * box.height()));
    assertThat(similarity(png(part), file("progressive.jpg"))).isGreaterThan(0.8);
  }

  /**
   * Guards against an unnoticed change of any step. The figures are coarse on purpose: nobody's
   * face or template can be made of them.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "golden.csv", numLinesToSkip = 1)
  void analyse_givesWhatItGaveBefore(String name, String cropMeans, String templateStart)
      throws IOException {
    List<Raster> crops = new ArrayList<>();
    AnalysedFace face = face(file(name), catching(crops));
    assertClose(means(crops.getFirst()), cropMeans, 1.0);
    assertClose(start(face.template()), templateStart, 0.01);
  }

  /** The mean of each ninth of a crop, 0 to 255. */
  private static double[] means(Raster crop) {
    double[] means = new double[9];
    int[] counts = new int[9];
    for (int i = 0; i < crop.bgr().length; i++) {
      int x = i / 3 % crop.width();
      int y = i / 3 / crop.width();
      int ninth = 3 * (3 * y / crop.height()) + 3 * x / crop.width();
      means[ninth] += crop.bgr()[i] & 0xff;
      counts[ninth]++;
    }
    for (int i = 0; i < 9; i++) {
      means[i] /= counts[i];
    }
    return means;
  }

  private static double[] start(Embedding template) {
    FloatBuffer values =
        ByteBuffer.wrap(template.toBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    double[] start = new double[8];
    for (int i = 0; i < start.length; i++) {
      start[i] = values.get(i);
    }
    return start;
  }

  private static void assertClose(double[] seen, String golden, double tolerance) {
    double[] expected =
        Arrays.stream(golden.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThat(seen).as("seen: %s", Arrays.toString(seen)).hasSameSizeAs(expected);
    for (int i = 0; i < seen.length; i++) {
      assertThat(seen[i]).as(Arrays.toString(seen)).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static Trace catching(List<Raster> crops) {
    return new Trace() {
      @Override
      public void aligned(Raster crop) {
        crops.add(crop);
      }
    };
  }

  private static double similarity(byte[] a, byte[] b) {
    return face(a).template().similarity(face(b).template());
  }

  private static AnalysedFace face(byte[] file) {
    return face(file, Trace.NONE);
  }

  private static AnalysedFace face(byte[] file, Trace trace) {
    Analysis analysis = engine.analyse(Photo.of(file), trace);
    assertThat(analysis).isInstanceOf(AnalysedFace.class);
    return (AnalysedFace) analysis;
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(photos.resolve(name));
  }

  private static BufferedImage image(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
