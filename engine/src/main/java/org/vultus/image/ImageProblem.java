package org.vultus.image;

import org.vultus.image.container.ImageFormat;
import org.vultus.image.container.OtherFormat;

/**
 * Why a file gives no picture.
 *
 * @param kind what is wrong
 * @param message one sentence for people: what was seen and what is accepted
 */
public record ImageProblem(Kind kind, String message) implements Decoded {

  private static final long MILLION = 1_000_000;

  /** The kinds of problems. */
  public enum Kind {
    /** The format is accepted, but the file is damaged. */
    UNREADABLE,
    /** The format is not accepted. */
    UNSUPPORTED,
    /** The picture has too many pixels, or decoding it takes too much. */
    TOO_LARGE
  }

  static ImageProblem unreadable() {
    return new ImageProblem(
        Kind.UNREADABLE, "The image file is damaged and cannot be read; send it again whole");
  }

  static ImageProblem unsupported() {
    return new ImageProblem(
        Kind.UNSUPPORTED,
        "The file is in no accepted image format; send a JPEG, PNG, WebP, BMP, GIF, TIFF or JPEG"
            + " 2000");
  }

  /** A format that is not accepted, or only where this machine has a decoder for it. */
  static ImageProblem otherFormat(OtherFormat format) {
    return new ImageProblem(
        Kind.UNSUPPORTED,
        "The file is %s, which is not read; send the photo as a JPEG or PNG"
            .formatted(format.words()));
  }

  /** This machine has no decoder for the format. */
  static ImageProblem noDecoder(ImageFormat format) {
    return new ImageProblem(
        Kind.UNSUPPORTED,
        switch (format) {
          case HEIF ->
              "The file is HEIC, the iPhone's format, which is not read here; on the iPhone choose"
                  + " Settings > Camera > Formats > Most Compatible and take the photo again, or"
                  + " send it as a JPEG";
          default ->
              "The file is %s, which is not read here; send the photo as a JPEG or PNG"
                  .formatted(format.name().replace('_', ' '));
        });
  }

  /** What was seen is a form of a format, named with an article. */
  static ImageProblem notRead(String what) {
    return new ImageProblem(
        Kind.UNSUPPORTED,
        "The file is %s, which is not read; save it as a usual JPEG or PNG".formatted(what));
  }

  /** A reader found no picture; of formats with many forms, the form may be to blame. */
  static ImageProblem undecodable(ImageFormat format) {
    return switch (format) {
      case JPEG, PNG, WEBP, BMP, GIF -> unreadable();
      case TIFF, JPEG_2000, HEIF, AVIF -> failed();
    };
  }

  /** A reader failed, for want of memory or by a fault of its own. */
  static ImageProblem failed() {
    return new ImageProblem(
        Kind.UNREADABLE,
        "The image file cannot be read: its decoder failed; save it anew as a JPEG or PNG");
  }

  static ImageProblem tooManyPixels(int width, int height, long most) {
    String limit = most % MILLION == 0 ? most / MILLION + " megapixels" : most + " pixels";
    return tooLarge(
        "The image has %d x %d pixels; send one of at most %s".formatted(width, height, limit));
  }

  static ImageProblem tooManyBytes(int width, int height, long bytes, long most) {
    return tooLarge(
        """
        Decoding the image of %d x %d pixels takes %d MB; send one that takes at most %d MB: of \
        fewer pixels, fewer channels or 8 bits"""
            .formatted(width, height, bytes / MILLION, most / MILLION));
  }

  static ImageProblem tooManyScans(int width, int height, int scans, long most) {
    return tooLarge(
        "The JPEG of %d x %d pixels has %d scans; send one of at most %d"
            .formatted(width, height, scans, most));
  }

  private static ImageProblem tooLarge(String message) {
    return new ImageProblem(Kind.TOO_LARGE, message);
  }
}
