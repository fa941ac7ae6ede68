package org.vultus.server.service;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.MatchRule;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.pack.PackManifest;
import org.vultus.quality.QualityLimits;
import org.vultus.vision.Analysis;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;

/**
 * What one model pack can do: analyse photos, and compare templates with those of the gallery. Safe
 * for use by many threads.
 */
public final class Biometrics implements AutoCloseable {

  private static final int BUSY_RETRY_SECONDS = 1;

  /** An engine that is still at work then stays open: its networks are in use. */
  private static final int CLOSE_SECONDS = 30;

  private final FaceEngine engine;
  private final MatchRule rule;
  private final Gallery gallery;
  private final int capacity;
  private final Semaphore places;
  private final Meters meters;

  /**
   * Biometrics with an empty gallery.
   *
   * @param rule says from which similarity on two faces count as one person's
   * @param waiting how many photos may wait while {@code settings.concurrency()} are analysed
   */
  public Biometrics(
      FaceEngine engine, MatchRule rule, EngineSettings settings, int waiting, Meters meters) {
    this.engine = engine;
    this.rule = rule;
    this.gallery = new Gallery(engine.pack().id());
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
   * @throws UnavailableException if too many photos wait already
   */
  Analysis analyse(Photo photo, QualityLimits limits) {
    if (!places.tryAcquire()) {
      throw new UnavailableException(
          "The server is busy: too many photos are waiting; try again in a moment",
          BUSY_RETRY_SECONDS);
    }
    try {
      return meters.counted(engine.analyse(photo, limits, meters.trace()));
    } finally {
      places.release();
    }
  }

  /** How many users have a template. */
  int users() {
    return gallery.size();
  }

  /** Whether the user has a template. */
  boolean knows(long user) {
    return gallery.has(user);
  }

  /** Adds a template to the gallery. */
  public void add(long user, Embedding template) {
    gallery.add(user, template);
  }

  /** Forgets all templates of a user. */
  void forget(long user) {
    gallery.remove(user);
  }

  /** The probe compared with the user's templates; empty if the user has none. */
  Optional<Gallery.Compared> compare(long user, Embedding probe) {
    return gallery.compare(user, probe);
  }

  /** The number of the user whom the probe is recognised as, if anybody. */
  OptionalLong recognise(Embedding probe) {
    return meters
        .searching(() -> gallery.match(probe, rule))
        .map(match -> OptionalLong.of(match.subject()))
        .orElse(OptionalLong.empty());
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
