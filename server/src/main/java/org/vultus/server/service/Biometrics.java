package org.vultus.server.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.pack.PackManifest;
import org.vultus.quality.QualityLimits;
import org.vultus.server.store.UserStore;
import org.vultus.vision.Analysis;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Refusal;
import org.vultus.vision.Survey;

/**
 * What one model pack can do: analyse photos, and compare templates with those of the gallery. Safe
 * for use by many threads.
 */
public final class Biometrics implements AutoCloseable {

  private static final int CHANGE_RETRY_SECONDS = 2;

  /** An engine that is still at work then stays open: its networks are in use. */
  private static final int CLOSE_SECONDS = 30;

  private final FaceEngine engine;
  private final MatchRule rule;
  private final int capacity;
  private final Semaphore places;
  private final Meters meters;
  private volatile StoredGallery gallery;
  private volatile @Nullable StoredGallery filling;

  /**
   * Biometrics whose gallery {@link #fill} has yet to fill.
   *
   * @param engine taken over
   * @param rule says from which similarity on two faces count as one person's
   * @param waiting how many photos may wait while {@code settings.concurrency()} are analysed;
   *     {@link Admission} sees to it that there are no more
   */
  public Biometrics(
      FaceEngine engine, MatchRule rule, EngineSettings settings, int waiting, Meters meters) {
    this.engine = engine;
    this.rule = rule;
    this.gallery = new StoredGallery(engine.pack());
    this.capacity = settings.concurrency() + waiting;
    this.places = new Semaphore(capacity);
    this.meters = meters;
  }

  /** The pack in use. */
  public PackManifest pack() {
    return engine.pack();
  }

  /** From which similarity on two faces count as one person's. */
  public MatchRule rule() {
    return rule;
  }

  /**
   * The face in the photo, or why there is none to use within the limits.
   *
   * @throws UnavailableException if this is being closed
   */
  Analysis analyse(Photo photo, QualityLimits limits) {
    return inPlace(() -> meters.counted(engine.analyse(photo, limits, meters.trace())));
  }

  /**
   * As {@link #analyse}, of whatever quality the face is. That it shows none counts as no refusal:
   * nobody is turned away by it.
   *
   * @throws UnavailableException if this is being closed
   */
  Analysis look(Photo photo) {
    return inPlace(() -> engine.analyse(photo, QualityLimits.NONE, meters.trace()));
  }

  /**
   * All faces in the photo.
   *
   * @throws UnavailableException if this is being closed
   */
  Survey survey(Photo photo) {
    return inPlace(
        () -> {
          Survey survey = engine.survey(photo);
          return survey instanceof Refusal refusal ? meters.countedRefusal(refusal) : survey;
        });
  }

  private <T> T inPlace(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw new UnavailableException(
          "The model pack is being changed; try again in a moment", CHANGE_RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** How many users have a template. */
  int users() {
    return gallery.templates().size();
  }

  /** Whether the user has a template. */
  boolean knows(long user) {
    return gallery.templates().has(user);
  }

  /**
   * Fills the gallery anew; until that is done, the former one is used. Changes of the store that
   * {@link Readiness#changed} tells of meanwhile are in it too. For one thread.
   *
   * @return how many templates are damaged and were left out
   * @throws org.vultus.server.store.StoreException if they cannot be read; the former one stays
   */
  public long fill(UserStore store) {
    StoredGallery fresh = new StoredGallery(engine.pack());
    filling = fresh;
    try {
      long damaged = fresh.fill(store);
      gallery = fresh;
      return damaged;
    } finally {
      filling = null;
    }
  }

  /**
   * The templates of a user have changed in the store. The gallery that is being filled comes
   * first: should it come in use between the two, it is told twice.
   */
  void follow(long user, UserStore store) {
    StoredGallery fresh = filling;
    if (fresh != null) {
      fresh.follow(user, store);
    }
    gallery.follow(user, store);
  }

  /** Follows changes that could not be read when they were made. */
  void catchUp(UserStore store) {
    gallery.catchUp(store);
  }

  /** Puts the templates that the store has in place of all that the gallery has of a user. */
  void reload(long user, UserStore store) {
    gallery.reload(user, store);
  }

  /** Forgets all templates of a user whom another program has deleted. */
  void forget(long user) {
    gallery.templates().remove(user);
  }

  /** Whether the probe matches the user's templates. */
  boolean matches(long user, Embedding probe) {
    return compare(user, probe)
        .filter(seen -> rule.matches(seen.similarity(), seen.templates()))
        .isPresent();
  }

  /** The probe compared with the user's templates; empty if the user has none. */
  Optional<Gallery.Compared> compare(long user, Embedding probe) {
    return gallery.templates().compare(user, probe);
  }

  /**
   * Whether the probe is recognised as any user. Whoever another program has deleted is nobody, and
   * leaves the gallery here.
   */
  boolean isSomebody(Embedding probe, UserStore store) {
    return present(() -> gallery.templates().match(probe, rule), store).isPresent();
  }

  /** The user other than {@code user} to whom the probe is most similar, match or not. */
  Optional<Gallery.Compared> nearestOther(long user, Embedding probe, UserStore store) {
    return present(() -> gallery.templates().nearest(probe, user), store);
  }

  /** The users whom the probe matches, best first; they may be deleted by another program. */
  List<Gallery.Compared> search(Embedding probe, int limit) {
    return meters.searching(() -> gallery.templates().matches(probe, rule, limit));
  }

  /** Repeats a search until whom it finds is no user that another program has deleted. */
  private Optional<Gallery.Compared> present(
      Supplier<Optional<Gallery.Compared>> search, UserStore store) {
    Optional<Gallery.Compared> found = meters.searching(search);
    while (found.isPresent() && store.user(found.get().subject()).isEmpty()) {
      forget(found.get().subject());
      found = meters.searching(search);
    }
    return found;
  }

  /** Lets the analyses under way finish; photos that come later are told to try again. */
  @Override
  public void close() {
    try {
      if (places.tryAcquire(capacity, CLOSE_SECONDS, TimeUnit.SECONDS)) {
        engine.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
