package org.vultus.image;

import org.vultus.image.container.ImageFormat;
import org.vultus.image.container.OtherFormat;

/** What the first bytes of a file tell, whatever its name. */
public final class FirstBytes {

  /** So many are enough, if the file has them. */
  public static final int LENGTH = ImageFormat.SIGNATURE;

  private FirstBytes() {}

  /**
   * Whether a file that begins so is in a format of pictures, whole or damaged, and also one that
   * is not accepted: who reads it says so.
   */
  public static boolean areOfAPicture(byte[] start) {
    return ImageFormat.of(start).isPresent()
        || OtherFormat.of(start).filter(OtherFormat::isPicture).isPresent();
  }
}
