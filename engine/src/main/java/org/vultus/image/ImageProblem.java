package org.vultus.image;

/**
 * Why a file gives no picture.
 *
 * @param kind what is wrong
 * @param message one sentence for people: what was seen and what is accepted
 */
public record ImageProblem(Kind kind, String message) implements Decoded {

  /** The kinds of problems. */
  public enum Kind {
    /** The format is accepted, but the file is damaged. */
    UNREADABLE,
    /** The format is not accepted. */
    UNSUPPORTED,
    /** The picture has too many pixels. */
    TOO_LARGE
  }

  static ImageProblem unreadable() {
    return new ImageProblem(
        Kind.UNREADABLE, "The image file is damaged and cannot be read; send it again whole");
  }

  static ImageProblem unsupported() {
    return new ImageProblem(
        Kind.UNSUPPORTED,
        "The file is in no accepted image format; send a JPEG, PNG, WebP, BMP, GIF or TIFF");
  }

  static ImageProblem tooLarge(ImageHeader header, long maxPixels) {
    return new ImageProblem(
        Kind.TOO_LARGE,
        "The image has %d x %d pixels; send one of at most %d megapixels"
            .formatted(header.width(), header.height(), maxPixels / 1_000_000));
  }
}
