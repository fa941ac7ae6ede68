package org.vultus.image.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The accepted file formats, told apart by their first bytes and never by a file's name. */
public enum ImageFormat {
  /** JFIF, EXIF and bare JPEG streams. */
  JPEG,
  /** PNG, and of an animated one its default picture. */
  PNG,
  /** WebP with and without loss, and of an animated one its first frame. */
  WEBP,
  /** Windows and OS/2 bitmaps. */
  BMP,
  /** GIF, its first frame. */
  GIF,
  /** TIFF, its first directory. */
  TIFF;

  /** The format whose signature the file begins with. */
  public static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
  }

  private boolean matches(byte[] file) {
    return switch (this) {
      case JPEG -> hasAt(file, 0, "\u00ff\u00d8\u00ff");
      case PNG -> hasAt(file, 0, "\u0089PNG\r\n\u001a\n");
      case WEBP -> hasAt(file, 0, "RIFF") && hasAt(file, 8, "WEBP");
      case BMP -> hasAt(file, 0, "BM") && file.length > 26;
      case GIF -> hasAt(file, 0, "GIF87a") || hasAt(file, 0, "GIF89a");
      case TIFF -> hasAt(file, 0, "II*\0") || hasAt(file, 0, "MM\0*");
    };
  }

  private static boolean hasAt(byte[] file, int offset, String latin1) {
    byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + expected.length;
    return file.length >= end && Arrays.equals(file, offset, end, expected, 0, expected.length);
  }
}
