package org.vultus.vision;

/** Why a photo gives no template. The word is stable and meant for machines. */
public enum RefusalCode {
  /** The file is damaged. */
  UNREADABLE_IMAGE("unreadable_image"),
  /** The file's format is not accepted. */
  UNSUPPORTED_FORMAT("unsupported_format"),
  /** The picture has too many pixels. */
  IMAGE_TOO_LARGE("image_too_large"),
  /** No face was found. */
  NO_FACE("no_face"),
  /** No face stands out among several. */
  SEVERAL_FACES("several_faces"),
  /** The face has too few pixels. */
  FACE_TOO_SMALL("face_too_small"),
  /** The face misses a limit of quality. */
  LOW_QUALITY("low_quality");

  private final String word;

  RefusalCode(String word) {
    this.word = word;
  }

  /** The word as documented. */
  public String word() {
    return word;
  }
}
