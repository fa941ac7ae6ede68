package org.vultus.image.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
  /** TIFF and BigTIFF, of several pages the largest. */
  TIFF,
  /** JPEG 2000, in boxes (JP2) or bare. */
  JPEG_2000,
  /** HEIC, the iPhone's format, and others in its boxes: its primary picture. */
  HEIF,
  /** AVIF, its primary picture. */
  AVIF;

  /** Enough of a file to tell its format. */
  public static final int SIGNATURE = 64;

  private static final List<String> HEIF_BRANDS =
      List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1");
  private static final List<String> AVIF_BRANDS = List.of("avif", "avis");

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
      case TIFF ->
          hasAt(file, 0, "II*\0")
              || hasAt(file, 0, "MM\0*")
              || hasAt(file, 0, "II+\0")
              || hasAt(file, 0, "MM\0+");
      case JPEG_2000 ->
          hasAt(file, 0, "\0\0\0\fjP  \r\n\u0087\n") || hasAt(file, 0, "\u00ffO\u00ffQ");
      case HEIF -> hasBrand(file, HEIF_BRANDS) && !hasBrand(file, AVIF_BRANDS);
      case AVIF -> hasBrand(file, AVIF_BRANDS);
    };
  }

  /** The brands of a file in boxes (ISO/IEC 14496-12, 4.3), as far as the signature goes. */
  private static boolean hasBrand(byte[] file, List<String> brands) {
    if (!hasAt(file, 4, "ftyp")) {
      return false;
    }
    int end = Math.min(Math.min(file.length, SIGNATURE), ByteBuffer.wrap(file).getInt());
    for (int at = 8; at + 4 <= end; at += 4) {
      if (brands.contains(new String(file, at, 4, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAt(byte[] file, int offset, String latin1) {
    byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + expected.length;
    return file.length >= end && Arrays.equals(file, offset, end, expected, 0, expected.length);
  }
}
