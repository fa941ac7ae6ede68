package org.vultus.image;

import org.vultus.image.container.ImageFormat;

/** What the first bytes of a file tell, whatever its name. */
public final class FirstBytes {

  /** So many are enough, if the file has them. */
  public static final int LENGTH = 64;

  private FirstBytes() {}

  /** Whether a file that begins so is in one of the accepted formats, whole or damaged. */
  public static boolean areOfAPicture(byte[] start) {
    return ImageFormat.of(start).isPresent();
  }
}
