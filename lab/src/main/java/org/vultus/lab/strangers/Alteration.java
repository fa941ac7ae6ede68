package org.vultus.lab.strangers;

import java.awt.image.BufferedImage;

/**
 * One way to alter a photo.
 *
 * @param name as in the table
 */
record Alteration(String name, Change change) {

  /** What is done to the pixels. */
  @FunctionalInterface
  interface Change {

    /**
     * The altered picture; the one given stays as it is.
     *
     * @param photo of {@link BufferedImage#TYPE_3BYTE_BGR}
     * @param face where the face lies in it
     */
    BufferedImage of(BufferedImage photo, FaceFrame face);

    /** This change and then another. */
    default Change then(Change next) {
      return (photo, face) -> next.of(of(photo, face), face);
    }
  }
}
