package org.vultus.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The accepted file formats, told apart by their first bytes and never by a file's name. */
enum ImageFormat {
  JPEG,
  PNG,
  WEBP,
  BMP,
  GIF,
  TIFF;

  static Optional<ImageFormat> of(byte[] file) {
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
