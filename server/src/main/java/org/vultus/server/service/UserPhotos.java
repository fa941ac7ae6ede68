package org.vultus.server.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.PhotoStore;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Refusal;

/**
 * The photos kept for registered users: lists, adds, replaces and removes them. Nobody gets a photo
 * itself. Safe for use by many threads.
 */
public final class UserPhotos {

  private final UserStore store;
  private final Readiness readiness;
  private final Intake intake;
  private final IdLocks locks;

  /**
   * Photos kept in {@code store}, with templates of the pack that {@code readiness} names.
   *
   * @param locks shared with {@link Enrolments}
   */
  public UserPhotos(UserStore store, Readiness readiness, Intake intake, IdLocks locks) {
    this.store = store;
    this.readiness = readiness;
    this.intake = intake;
    this.locks = locks;
  }

  /** A user with what is kept of the photos. */
  public record Listed(User user, List<StoredPhoto> photos) {}

  /** What an attempt to add a photo comes to. */
  public sealed interface Addition {}

  /** What an attempt to replace all photos comes to. */
  public sealed interface Replacement {}

  /** What an attempt to remove a photo comes to. */
  public sealed interface Removal {}

  /** Why photos are not kept; nothing has changed. */
  public sealed interface Rejection extends Addition, Replacement {}

  /** The photo and its template are kept. */
  public record Added(StoredPhoto photo) implements Addition {}

  /** The user has this very file already; nothing was to do. */
  public record AddedBefore() implements Addition {}

  /** These photos are kept and no others; {@code removed} are the files of those before. */
  public record Replaced(List<StoredPhoto> photos, List<String> removed) implements Replacement {}

  /** Two of the photos, counted from 1, are the same file; nothing has changed. */
  public record SentTwice(int first, int second) implements Replacement {}

  /** No such user. */
  public record NoSuchUser() implements Rejection, Removal {}

  /** The photo gives no template. */
  public record PhotoRefused(Refusal refusal) implements Rejection {}

  /** The photo does not match the user's templates. */
  public record OtherPerson() implements Rejection {}

  /** The pack in use has no template of the user that the photo could match. */
  public record NoTemplate() implements Rejection {}

  /** The photo is gone. */
  public record Removed(List<String> files) implements Removal {}

  /** The user has no photo of that name. */
  public record NoSuchPhoto() implements Removal {}

  /** The user has no other photo. */
  public record LastPhoto() implements Removal {}

  /** The user and what is kept of the photos; empty if there is no such user. */
  public Optional<Listed> find(UserId id) {
    return store.find(id).map(known -> new Listed(known.user(), store.photos(known.number())));
  }

  /**
   * Adds a photo that matches the user's templates.
   *
   * @param force adds it also if it does not
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Addition add(UserId id, Photo photo, boolean force) {
    Biometrics biometrics = readiness.biometricsToEnrol();
    if (store.find(id).isEmpty()) {
      return new NoSuchUser();
    }
    return switch (intake.analyse(photo, biometrics)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face -> {
        Enrolment enrolment = intake.enrolment(photo, face, Optional.empty());
        yield add(id, enrolment, force, biometrics);
      }
    };
  }

  /**
   * Replaces all photos by others, each of which matches the user's templates.
   *
   * @param photos at least one
   * @param force replaces them also if one does not
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Replacement replace(UserId id, List<Photo> photos, boolean force) {
    Biometrics biometrics = readiness.biometricsToEnrol();
    if (store.find(id).isEmpty()) {
      return new NoSuchUser();
    }
    Optional<SentTwice> twice = sentTwice(photos);
    if (twice.isPresent()) {
      return twice.get();
    }
    List<Enrolment> enrolments = new ArrayList<>();
    for (Photo photo : photos) {
      switch (intake.analyse(photo, biometrics)) {
        case Refusal refusal -> {
          return new PhotoRefused(numbered(refusal, enrolments.size() + 1, photos.size()));
        }
        case AnalysedFace face -> enrolments.add(intake.enrolment(photo, face, Optional.empty()));
      }
    }
    return locks.storing(id, () -> replace(id, enrolments, force, biometrics));
  }

  /** Removes a photo with its templates, unless it is the user's last. */
  public Removal remove(UserId id, String name) {
    return locks.alone(id, () -> removeAlone(id, name));
  }

  /** As {@link #add(UserId, Photo, boolean)}, of a photo that was analysed. */
  Addition add(UserId id, Enrolment enrolment, boolean force, Biometrics biometrics) {
    return locks.storing(id, () -> addAlone(id, enrolment, force, biometrics));
  }

  private Addition addAlone(UserId id, Enrolment enrolment, boolean force, Biometrics biometrics) {
    Optional<Long> user = number(id);
    if (user.isEmpty()) {
      return new NoSuchUser();
    }
    if (store.hasPhoto(user.get(), enrolment.sourceSha256(), biometrics.pack().id())) {
      return new AddedBefore();
    }
    Optional<Rejection> rejection =
        force ? Optional.empty() : rejection(user.get(), List.of(enrolment), biometrics);
    return rejection.isPresent() ? rejection.get() : keep(user.get(), enrolment);
  }

  private Addition keep(long user, Enrolment enrolment) {
    Optional<String> name = store.addPhoto(user, enrolment);
    if (name.isEmpty()) {
      return new NoSuchUser();
    }
    readiness.changed(user, store);
    return new Added(
        store.photos(user).stream()
            .filter(photo -> photo.name().equals(name.get()))
            .findFirst()
            .orElseThrow());
  }

  private Replacement replace(
      UserId id, List<Enrolment> enrolments, boolean force, Biometrics biometrics) {
    Optional<Long> user = number(id);
    if (user.isEmpty()) {
      return new NoSuchUser();
    }
    Optional<Rejection> rejection =
        force ? Optional.empty() : rejection(user.get(), enrolments, biometrics);
    return rejection.isPresent() ? rejection.get() : keep(user.get(), enrolments);
  }

  private Replacement keep(long user, List<Enrolment> enrolments) {
    Optional<List<String>> removed = store.replacePhotos(user, enrolments);
    if (removed.isEmpty()) {
      return new NoSuchUser();
    }
    readiness.changed(user, store);
    return new Replaced(store.photos(user), removed.get());
  }

  private Removal removeAlone(UserId id, String name) {
    Optional<Long> user = number(id);
    if (user.isEmpty()) {
      return new NoSuchUser();
    }
    return switch (store.removePhoto(user.get(), name)) {
      case PhotoStore.NoSuchPhoto none -> new NoSuchPhoto();
      case PhotoStore.LastPhoto last -> new LastPhoto();
      case PhotoStore.Removed removed -> {
        readiness.changed(user.get(), store);
        yield new Removed(removed.files());
      }
    };
  }

  private Optional<Rejection> rejection(
      long user, List<Enrolment> enrolments, Biometrics biometrics) {
    if (!biometrics.knows(user)) {
      biometrics.reload(user, store);
    }
    if (!biometrics.knows(user)) {
      return Optional.of(new NoTemplate());
    }
    return enrolments.stream().allMatch(each -> biometrics.matches(user, each.template()))
        ? Optional.empty()
        : Optional.of(new OtherPerson());
  }

  private Optional<Long> number(UserId id) {
    return store.find(id).map(UserStore.Known::number);
  }

  private static Optional<SentTwice> sentTwice(List<Photo> photos) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 1; i <= photos.size(); i++) {
      Integer first = seen.putIfAbsent(photos.get(i - 1).sha256(), i);
      if (first != null) {
        return Optional.of(new SentTwice(first, i));
      }
    }
    return Optional.empty();
  }

  private static Refusal numbered(Refusal refusal, int number, int count) {
    return count == 1 ? refusal : refusal.of("Photo %d of %d".formatted(number, count));
  }
}
