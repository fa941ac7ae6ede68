package org.vultus.image.container;

/** What a walk through a file comes to. */
public sealed interface Walk permits FirstImage, Walk.Damaged, Walk.NotRead {

  /**
   * The first image of a file of that format.
   *
   * @param file its bytes, which are only read
   */
  static Walk through(ImageFormat format, byte[] file) {
    try {
      return switch (format) {
        case JPEG -> new JpegWalk(file).walk();
        case PNG -> new PngWalk(file).walk();
        case WEBP -> new WebpWalk(file).walk();
        case BMP -> new BmpWalk(file).walk();
        case GIF -> new GifWalk(file).walk();
        case TIFF -> new TiffWalk(file).walk();
        case JPEG_2000 -> new Jpeg2000Walk(file).walk();
        case HEIF, AVIF -> new HeifWalk(format, file).walk();
      };
    } catch (NoImageException e) {
      return e.walk();
    } catch (IndexOutOfBoundsException e) {
      // A length that leads out of the file.
      return new Damaged();
    }
  }

  /** The file contradicts its format, or ends before its first image does. */
  record Damaged() implements Walk {}

  /**
   * A form of the format that no decoder here reads.
   *
   * @param what the form as users may know it, with an article: "a lossless JPEG"
   */
  record NotRead(String what) implements Walk {}
}
