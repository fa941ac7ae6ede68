package org.vultus.server.service;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vultus.quality.Limit;
import org.vultus.server.service.Enrolments.Enrolled;
import org.vultus.server.service.Enrolments.FaceRegistered;
import org.vultus.server.service.Enrolments.IdRefused;
import org.vultus.server.service.Enrolments.Outcome;
import org.vultus.server.service.Enrolments.PhotoRefused;
import org.vultus.server.service.Enrolments.UserExists;
import org.vultus.vision.Refusal;
import org.vultus.vision.RefusalCode;

/** What a registration came to, as a text to be kept. */
final class OutcomeText {

  private static final String PHOTO_REFUSED = "photo_refused ";

  private OutcomeText() {}

  static String of(Outcome outcome) {
    return switch (outcome) {
      case Enrolled enrolled -> enrolled.knownFace() ? "enrolled_known_face" : "enrolled";
      case UserExists exists -> "user_exists";
      case FaceRegistered registered -> "face_registered";
      case IdRefused refused -> "id_refused";
      case PhotoRefused refused -> PHOTO_REFUSED + text(refused.refusal());
    };
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  static Outcome parse(String text) {
    return switch (text) {
      case "enrolled" -> new Enrolled(false);
      case "enrolled_known_face" -> new Enrolled(true);
      case "user_exists" -> new UserExists();
      case "face_registered" -> new FaceRegistered();
      case "id_refused" -> new IdRefused();
      default -> new PhotoRefused(refusal(text));
    };
  }

  /** Such as {@code LOW_QUALITY:MARGIN:YAW The photo is not good enough: ...}. */
  private static String text(Refusal refusal) {
    Stream<Enum<?>> words = Stream.concat(Stream.of(refusal.code()), refusal.limits().stream());
    return words.map(Enum::name).collect(Collectors.joining(":")) + " " + refusal.message();
  }

  private static Refusal refusal(String text) {
    int end = text.indexOf(' ', PHOTO_REFUSED.length());
    if (!text.startsWith(PHOTO_REFUSED) || end < 0) {
      throw new IllegalArgumentException("a receipt holds no outcome of a registration");
    }
    List<String> words = List.of(text.substring(PHOTO_REFUSED.length(), end).split(":", -1));
    return new Refusal(
        RefusalCode.valueOf(words.getFirst()),
        text.substring(end + 1),
        words.stream().skip(1).map(Limit::valueOf).toList());
  }
}
