package org.vultus.server.blackbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service answers to each of the unusual files, by its name. */
enum OddPhoto {
  ACCEPTED,
  /** An empty file is no file. */
  MISSING,
  UNREADABLE,
  NO_FACE,
  SEVERAL_FACES,
  /** Refused, for whatever is wrong with the photo. */
  REFUSED,
  /** Refused at registration; verification asks for less and may accept it. */
  LOW_QUALITY,
  /** Likewise. */
  TOO_SMALL,
  /** Accepted, or refused for what is wrong with the photo. */
  EITHER;

  /** Every code that a photo is refused with. */
  static final Set<String> CODES =
      Set.of(
          "unreadable_image",
          "unsupported_format",
          "image_too_large",
          "no_face",
          "several_faces",
          "face_too_small",
          "low_quality");

  private static final Map<String, OddPhoto> BY_START =
      Map.ofEntries(
          Map.entry("alpha_oval cmyk einstein exif_orientation_ gray jpeg_named", ACCEPTED),
          Map.entry("official_ one.bmp one.webp orig_ palette png_ progressive", ACCEPTED),
          Map.entry("yuv444 full_length_obama3 q5 huge_6000x4000", ACCEPTED),
          Map.entry("bad_zero", MISSING),
          Map.entry("bad_text bad_empty bad_corrupted", UNREADABLE),
          Map.entry("noface_", NO_FACE),
          Map.entry("two_ group_selfie group_bbt1", SEVERAL_FACES),
          Map.entry("one_pixel", REFUSED),
          Map.entry("group_3 group_5 group_6 group_8 crowd_selfie bad_truncated", EITHER),
          Map.entry("one.gif one.tif tilted25 rotated90_ upside_down_ partial_face_1", EITHER),
          Map.entry("blur dark overexposed", LOW_QUALITY),
          Map.entry("thumb_48x60 tiny_obama_240p", TOO_SMALL));

  /** What is right for a file; empty if nobody has said. */
  static Optional<OddPhoto> named(String file) {
    return BY_START.entrySet().stream()
        .filter(entry -> startsWithOneOf(file, entry.getKey().split(" ")))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether it is right to accept the photo. */
  boolean allowsAcceptance() {
    return this == ACCEPTED || this == EITHER;
  }

  /** Whether a refusal with this code is right. */
  boolean allows(String code) {
    return switch (this) {
      case ACCEPTED, MISSING -> false;
      case UNREADABLE -> code.equals("unreadable_image") || code.equals("unsupported_format");
      case LOW_QUALITY -> code.equals("low_quality");
      case TOO_SMALL -> code.equals("face_too_small");
      case NO_FACE -> code.equals("no_face");
      case SEVERAL_FACES -> code.equals("several_faces");
      case REFUSED, EITHER -> CODES.contains(code);
    };
  }

  private static boolean startsWithOneOf(String file, String... starts) {
    for (String start : starts) {
      if (file.startsWith(start)) {
        return true;
      }
    }
    return false;
  }
}
