package org.vultus.server.service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.StalePackException;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Refusal;

/** Registers, lists and deletes users. Safe for use by many threads. */
public final class Enrolments {

  /** Each listing holds a database connection for as long as its client reads. */
  private static final int LISTINGS = 4;

  private static final int CHANGE_RETRY_SECONDS = 2;

  private final UserStore store;
  private final Readiness readiness;
  private final QualityLimits limits;
  private final IdLocks locks;
  private final Clock clock;
  private final Semaphore listings = new Semaphore(LISTINGS);

  /**
   * Enrolments kept in {@code store}, with the pack that {@code readiness} names.
   *
   * @param limits that photos must keep
   * @param locks shared with {@link Verifications}
   */
  public Enrolments(
      UserStore store, Readiness readiness, QualityLimits limits, IdLocks locks, Clock clock) {
    this.store = store;
    this.readiness = readiness;
    this.limits = limits;
    this.locks = locks;
    this.clock = clock;
  }

  /** What an attempt to enrol comes to. */
  public sealed interface Outcome {}

  /** The photo and its template are kept. */
  public record Enrolled() implements Outcome {}

  /** The user has this very file already; nothing was to do. */
  public record EnrolledBefore() implements Outcome {}

  /** The id is taken; nothing was kept. */
  public record UserExists() implements Outcome {}

  /** The database cannot hold the id; nothing was kept. */
  public record IdRefused() implements Outcome {}

  /** The photo gives no template; nothing was kept. */
  public record PhotoRefused(Refusal refusal) implements Outcome {}

  /**
   * Registers a new user by a photo.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome register(UserId id, Photo photo) {
    Biometrics biometrics = readiness.biometrics();
    if (store.find(id).isPresent()) {
      return new UserExists();
    }
    return switch (biometrics.analyse(photo, limits)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face -> register(id, enrolment(photo, face), biometrics);
    };
  }

  /**
   * Registers a user or adds a photo to a registered one; a file that was added before is left out.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome enrol(UserId id, Photo photo) {
    Biometrics biometrics = readiness.biometrics();
    Optional<UserStore.Known> known = store.find(id);
    if (known.isPresent()
        && store.hasPhoto(known.get().number(), photo.sha256(), biometrics.pack().id())) {
      return new EnrolledBefore();
    }
    return switch (biometrics.analyse(photo, limits)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face -> enrol(id, enrolment(photo, face), biometrics);
    };
  }

  /** Deletes a user with all photos and templates; empty if there is no such user. */
  public Optional<List<String>> delete(UserId id) {
    return locks.alone(id, () -> deleteAlone(id)).map(UserStore.Deletion::files);
  }

  /**
   * Hands out all users, ordered by time of registration, then id.
   *
   * @param after only those that come after the user with this id, or null for all
   * @param limit at most so many
   * @return false if there is no user {@code after}
   * @throws UnavailableException if too many lists are under way
   */
  public boolean forEach(@Nullable String after, long limit, Consumer<User> each) {
    if (!listings.tryAcquire()) {
      throw new UnavailableException(
          "The server is busy: too many lists are under way; try again in a moment", 1);
    }
    try {
      return store.forEachUser(after, limit, each);
    } finally {
      listings.release();
    }
  }

  /** How many users there are. */
  public long count() {
    return store.count();
  }

  /** Throws {@link org.vultus.server.store.StoreException} if the store would fail now. */
  public void check() {
    store.check();
  }

  /** A pack that went out of use while the photo was analysed takes the server a moment to see. */
  private Outcome alone(UserId id, Supplier<Outcome> change) {
    try {
      return locks.alone(id, change);
    } catch (StalePackException e) {
      throw new UnavailableException(
          "The model pack is being changed; try again in a moment", CHANGE_RETRY_SECONDS);
    }
  }

  private Outcome register(UserId id, Enrolment enrolment, Biometrics biometrics) {
    return alone(id, () -> store(id, enrolment, biometrics));
  }

  private Outcome enrol(UserId id, Enrolment enrolment, Biometrics biometrics) {
    return alone(id, () -> storeOrAdd(id, enrolment, biometrics));
  }

  private Optional<UserStore.Deletion> deleteAlone(UserId id) {
    Optional<UserStore.Deletion> deletion = store.delete(id);
    Biometrics biometrics = readiness.biometricsIfReady();
    if (biometrics != null) {
      deletion.ifPresent(deleted -> biometrics.forget(deleted.number()));
    }
    return deletion;
  }

  private Outcome store(UserId id, Enrolment enrolment, Biometrics biometrics) {
    return switch (store.register(id, enrolment)) {
      case UserStore.Registered registered -> {
        biometrics.add(registered.number(), enrolment.template());
        yield new Enrolled();
      }
      case UserStore.AlreadyExists exists -> new UserExists();
      case UserStore.UnstorableId unstorable -> new IdRefused();
    };
  }

  private Outcome storeOrAdd(UserId id, Enrolment enrolment, Biometrics biometrics) {
    Optional<UserStore.Known> known = store.find(id);
    if (known.isPresent() && store.addPhoto(known.get().number(), enrolment)) {
      biometrics.add(known.get().number(), enrolment.template());
      return new Enrolled();
    }
    return store(id, enrolment, biometrics);
  }

  /** Kept is what the template was made from: upright, without metadata, at a sensible size. */
  private Enrolment enrolment(Photo photo, AnalysedFace face) {
    return new Enrolment(
        Photo.encode(face.photo()),
        photo.sha256(),
        face.template(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
