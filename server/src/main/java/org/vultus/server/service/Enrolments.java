package org.vultus.server.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.Receipt;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Refusal;

/** Registers, lists and deletes users. Safe for use by many threads. */
public final class Enrolments {

  /** Each listing holds a thread for as long as its client reads. */
  private static final int LISTINGS = 100;

  private final UserStore store;
  private final Readiness readiness;
  private final Intake intake;
  private final IdLocks locks;
  private final DuplicateFace duplicates;
  private final Lock faces = new ReentrantLock();
  private final Semaphore listings = new Semaphore(LISTINGS);

  /**
   * Enrolments kept in {@code store}, with the pack that {@code readiness} names.
   *
   * @param intake of photos
   * @param locks shared with {@link Verifications}
   * @param duplicates what to do where a new user's face belongs to another id already
   */
  public Enrolments(
      UserStore store,
      Readiness readiness,
      Intake intake,
      IdLocks locks,
      DuplicateFace duplicates) {
    this.store = store;
    this.readiness = readiness;
    this.intake = intake;
    this.locks = locks;
    this.duplicates = duplicates;
  }

  /** What an attempt to enrol comes to. */
  public sealed interface Outcome {}

  /**
   * The photo and its template are kept.
   *
   * @param knownFace whether the face was found to belong to another id too
   */
  public record Enrolled(boolean knownFace) implements Outcome {}

  /** Why nobody was enrolled; nothing was kept. */
  public sealed interface Refused extends Outcome {}

  /** The id is taken. */
  public record UserExists() implements Refused {}

  /** The database cannot hold the id. */
  public record IdRefused() implements Refused {}

  /** The face belongs to another id. */
  public record FaceRegistered() implements Refused {}

  /** The photo gives no template. */
  public record PhotoRefused(Refusal refusal) implements Refused {}

  /**
   * Registers a new user by a photo.
   *
   * @param receipt kept with a user who is registered, with the outcome as its answer; null for
   *     none
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  Outcome register(UserId id, Photo photo, @Nullable Receipt receipt) {
    Biometrics biometrics = readiness.biometricsToEnrol();
    if (store.find(id).isPresent()) {
      return new UserExists();
    }
    return switch (intake.analyse(photo, biometrics)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face ->
          register(id, intake.enrolment(photo, face, Optional.empty()), receipt, biometrics);
    };
  }

  /** Deletes a user with all photos and templates; empty if there is no such user. */
  public Optional<List<String>> delete(UserId id) {
    return locks.alone(id, () -> deleteAlone(id)).map(UserStore.Deletion::files);
  }

  /**
   * Hands out users, ordered by time of registration, then id.
   *
   * @return false if there is no user after whom to go on
   * @throws UnavailableException if too many lists are under way
   */
  public boolean forEach(UserStore.Selection selection, Consumer<User> each) {
    if (!listings.tryAcquire()) {
      throw UnavailableException.busy("too many lists are under way");
    }
    try {
      return store.forEachUser(selection, each);
    } finally {
      listings.release();
    }
  }

  /** How many users there are. */
  public long count() {
    return store.count();
  }

  /** Registers a new user by a photo that was analysed. */
  Outcome register(
      UserId id, Enrolment enrolment, @Nullable Receipt receipt, Biometrics biometrics) {
    if (duplicates == DuplicateFace.ALLOW) {
      return locks.storing(id, () -> store(id, enrolment, receipt, false));
    }
    faces.lock();
    try {
      return registerFace(id, enrolment, receipt, biometrics);
    } finally {
      faces.unlock();
    }
  }

  /** Alone: of two registrations of one face at once, the second finds that of the first. */
  private Outcome registerFace(
      UserId id, Enrolment enrolment, @Nullable Receipt receipt, Biometrics biometrics) {
    boolean known = biometrics.isSomebody(enrolment.template(), store);
    return known && duplicates == DuplicateFace.REJECT
        ? new FaceRegistered()
        : locks.storing(id, () -> store(id, enrolment, receipt, known));
  }

  private Optional<UserStore.Deletion> deleteAlone(UserId id) {
    Optional<UserStore.Deletion> deletion = store.delete(id);
    deletion.ifPresent(deleted -> readiness.changed(deleted.number(), store));
    return deletion;
  }

  private Outcome store(
      UserId id, Enrolment enrolment, @Nullable Receipt receipt, boolean knownFace) {
    Enrolled enrolled = new Enrolled(knownFace);
    Receipt answered = receipt == null ? null : receipt.with(OutcomeText.of(enrolled));
    return switch (store.register(id, enrolment, answered)) {
      case UserStore.Registered registered -> {
        readiness.changed(registered.number(), store);
        yield enrolled;
      }
      case UserStore.AlreadyExists exists -> new UserExists();
      case UserStore.UnstorableId unstorable -> new IdRefused();
    };
  }
}
