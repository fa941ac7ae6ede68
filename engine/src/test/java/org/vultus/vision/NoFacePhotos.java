package org.vultus.vision;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vultus.image.Photo;
import org.vultus.quality.SpoiltPhoto;

/** The photos without a face in every size, stretched, mirrored, darker and lighter. */
record NoFacePhotos(List<Variant> variants) {

  private static final int[] LONG_SIDES = {
    64, 96, 128, 192, 240, 320, 480, 640, 800, 1024, 1280, 1600, 1920
  };
  private static final double[] ASPECTS = {0.5, 0.7, 1, 1.4, 16 / 9.0, 2};
  private static final double[] LIGHTS = {0.5, 0.75, 1, 1.25, 1.5};

  /**
   * One photo.
   *
   * @param longSide in pixels
   * @param aspect width by height, whatever that of the file is
   * @param light what every pixel is multiplied by
   */
  record Variant(Path file, int longSide, double aspect, boolean mirrored, double light) {

    /** The photo as a JPEG file. */
    Photo photo() {
      try {
        return Photo.encode(new SpoiltPhoto(sized()).lit(light).raster());
      } catch (IOException e) {
        throw new IllegalStateException("a photo could not be read", e);
      }
    }

    private BufferedImage sized() throws IOException {
      int width = (int) Math.round(aspect >= 1 ? longSide : longSide * aspect);
      int height = (int) Math.round(aspect >= 1 ? longSide / aspect : longSide);
      BufferedImage image = ImageIO.read(file.toFile());
      while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
        image = drawn(image, image.getWidth() / 2, image.getHeight() / 2, false);
      }
      return drawn(image, width, height, mirrored);
    }
  }

  /** Every variant of the photos {@code noface_*} of a folder: 780 of each. */
  static NoFacePhotos in(Path folder) throws IOException {
    List<Variant> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("noface_"))
          .sorted()
          .forEach(file -> addVariants(file, all));
    }
    return new NoFacePhotos(all);
  }

  /** One variant of so many, never the same property twice in a row. */
  NoFacePhotos thinned(int every) {
    return new NoFacePhotos(
        Stream.iterate(0, i -> i < variants.size(), i -> i + every).map(variants::get).toList());
  }

  private static void addVariants(Path file, List<Variant> all) {
    for (int longSide : LONG_SIDES) {
      for (double aspect : ASPECTS) {
        for (double light : LIGHTS) {
          all.add(new Variant(file, longSide, aspect, false, light));
          all.add(new Variant(file, longSide, aspect, true, light));
        }
      }
    }
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height, boolean mirrored) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D picture = image.createGraphics();
    picture.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    picture.drawImage(from, mirrored ? width : 0, 0, mirrored ? -width : width, height, null);
    picture.dispose();
    return image;
  }
}
