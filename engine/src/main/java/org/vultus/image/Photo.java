package org.vultus.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image file as it came, or as it is kept: untrusted bytes. Biometric data: the content does not
 * show in {@link #toString}.
 */
public final class Photo {

  private final byte[] bytes;

  private Photo(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over the array, because a photo may have 25 MB: the caller must not change it. */
  public static Photo of(byte[] bytes) {
    return new Photo(bytes);
  }

  /** The raster as a JPEG of quality 95 without any metadata. */
  public static Photo encode(Raster raster) {
    return OpenCv.encodeJpeg(raster);
  }

  /** The file's bytes, not a copy: not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The SHA-256 of the bytes in lower-case hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Photo[" + bytes.length + " bytes]";
  }
}
