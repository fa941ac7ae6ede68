package org.vultus.server.importing;

import org.vultus.server.importing.ImportResult.Imported;
import org.vultus.server.importing.ImportResult.KnownAlready;
import org.vultus.server.importing.ImportResult.OfNobody;
import org.vultus.server.importing.ImportResult.Refused;
import org.vultus.server.service.Enrolments;
import org.vultus.server.service.PhotoSets;
import org.vultus.server.service.UserPhotos;
import org.vultus.vision.Refusal;

/** What became of a photo, in codes and words: the codes of the API. */
final class OutcomeWords {

  private OutcomeWords() {}

  static ImportResult result(PhotoSets.Outcome outcome, PhotoFile photo) {
    return switch (outcome) {
      case PhotoSets.Registered registered -> new Imported(true);
      case PhotoSets.Added added -> new Imported(false);
      case PhotoSets.AddedBefore before -> new KnownAlready();
      case PhotoSets.NotRegistered none ->
          new OfNobody(photo, "user_not_found", "Nobody is registered under this id");
      case PhotoSets.SeveralPeople several ->
          new Refused(
              photo,
              "several_people",
              "The photos of this id do not show one person, so nobody was registered. If each is a"
                  + " person, import their folder itself; if all are one, use --force");
      case PhotoSets.Unreadable unreadable ->
          new Refused(
              photo, "unreadable_file", "The file cannot be read, or was changed meanwhile");
      case PhotoSets.Failed failed ->
          new Refused(
              photo, "failed", "The photo could not be worked on (%s)".formatted(failed.fault()));
      case PhotoSets.NotAdded refused -> rejected(photo, refused.rejection());
      case PhotoSets.NotEnrolled refused -> refused(photo, refused.refused());
    };
  }

  private static Refused rejected(PhotoFile photo, UserPhotos.Rejection rejection) {
    return switch (rejection) {
      case UserPhotos.PhotoRefused refused -> refused(photo, refused.refusal());
      case UserPhotos.OtherPerson other ->
          new Refused(
              photo,
              "photo_does_not_match",
              "The photo does not show the person whom the other photos of this id show; use"
                  + " --force if it does");
      case UserPhotos.NoTemplate none ->
          new Refused(
              photo,
              "no_template",
              "The pack in use has no template of the user that this photo could match; use --force"
                  + " if it shows the person");
      case UserPhotos.NoSuchUser none ->
          new Refused(photo, "user_not_found", "The user was deleted meanwhile");
    };
  }

  private static Refused refused(PhotoFile photo, Enrolments.Refused refused) {
    return switch (refused) {
      case Enrolments.UserExists exists ->
          new Refused(photo, "user_exists", "The database takes the id for another user's");
      case Enrolments.FaceRegistered registered ->
          new Refused(photo, "face_already_registered", "The face belongs to another id already");
      case Enrolments.IdRefused none ->
          new Refused(photo, "invalid_id", "The users table cannot store the characters of the id");
      case Enrolments.PhotoRefused unfit -> refused(photo, unfit.refusal());
    };
  }

  private static Refused refused(PhotoFile photo, Refusal refusal) {
    return new Refused(photo, refusal.code().word(), refusal.message());
  }
}
