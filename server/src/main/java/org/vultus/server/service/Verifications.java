package org.vultus.server.service;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.quality.QualityReport;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Detection;
import org.vultus.vision.Refusal;

/** Answers whether a photo shows a registered user. Safe for use by many threads. */
public final class Verifications {

  private final UserStore store;
  private final Readiness readiness;
  private final QualityLimits limits;
  private final IdLocks locks;
  private final @Nullable Double nearestMargin;

  /**
   * Verifications against the templates of the pack that {@code readiness} names.
   *
   * @param limits that probes must keep
   * @param locks shared with {@link Enrolments}
   * @param nearestMargin a match is none if another user is more similar by at least so much; null
   *     looks for no other
   */
  public Verifications(
      UserStore store,
      Readiness readiness,
      QualityLimits limits,
      IdLocks locks,
      @Nullable Double nearestMargin) {
    this.store = store;
    this.readiness = readiness;
    this.limits = limits;
    this.locks = locks;
    this.nearestMargin = nearestMargin;
  }

  /** What a verification comes to. */
  public sealed interface Outcome {}

  /** No such user. */
  public record NoSuchUser() implements Outcome {}

  /**
   * The pack in use has no template of the user, though photos of the user are kept: it found no
   * face to use in them.
   */
  public record NoTemplate() implements Outcome {}

  /** The photo gives no template. */
  public record PhotoRefused(Refusal refusal) implements Outcome {}

  /** The photo was compared. */
  public record Compared(Decision decision, Comparison comparison) implements Outcome {}

  /** What the comparison says of the claim. */
  public sealed interface Decision {}

  /** The photo shows the claimed user, whose id is given as registered. */
  public record Verified(String id) implements Decision {}

  /** The photo shows a different registered user. */
  public record SomebodyElse() implements Decision {}

  /** The photo shows no registered user. */
  public record Nobody() implements Decision {}

  /**
   * A similarity and what it stands for.
   *
   * @param similarity -1 to 1, with the four decimals that are told
   * @param fmr how often a different person reaches it; empty if nobody measured that
   */
  public record Level(double similarity, Optional<FalseMatchRate> fmr) {

    /** Rounds the similarity. */
    public Level {
      similarity = MatchRule.told(similarity);
    }

    static Level of(Gallery.Compared seen, MatchRule rule) {
      return new Level(seen.similarity(), rule.rate(seen.similarity(), seen.templates()));
    }

    /** The threshold for so many templates. */
    static Level threshold(int templates, MatchRule rule) {
      return new Level(rule.threshold(templates), rule.thresholdRate(templates));
    }
  }

  /**
   * How the decision came about.
   *
   * @param seen between the probe and the claimed user's templates; empty if there are none
   * @param threshold from which on it verifies, by the number of these templates
   * @param model that made the templates
   * @param face in the probe, in pixels of the upright photo
   * @param quality how fit that face is for recognition
   */
  public record Comparison(
      Optional<Level> seen,
      Level threshold,
      ModelId model,
      Detection face,
      QualityReport quality) {}

  /**
   * Compares a photo with the claimed user's templates, and with all only if they do not match or a
   * nearer user is to be looked for.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome verify(UserId claimed, Photo probe) {
    Biometrics biometrics = readiness.biometrics();
    Optional<UserStore.Known> known = store.find(claimed);
    if (known.isEmpty()) {
      return new NoSuchUser();
    }
    if (!isInGallery(known.get().number(), claimed, biometrics)
        && store.hasPhotos(known.get().number())) {
      return new NoTemplate();
    }
    return switch (biometrics.analyse(probe, limits)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face -> compare(known.get(), face, biometrics);
    };
  }

  /**
   * As {@link #verify}, but tells nothing of who is registered: the photo is looked at first,
   * whoever is claimed, and all that is no match comes to {@link NoSuchUser} without a search. The
   * claim is looked up meanwhile, so that how long that takes does not show either.
   *
   * @param claimed empty if nobody can be registered by that id
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome verifyUniformly(Optional<UserId> claimed, Photo probe) {
    Biometrics biometrics = readiness.biometrics();
    FutureTask<Optional<UserStore.Known>> lookUp =
        new FutureTask<>(() -> claimed.flatMap(id -> inGallery(id, biometrics)));
    Thread.startVirtualThread(lookUp);
    return switch (biometrics.analyse(probe, limits)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face ->
          result(lookUp)
              .filter(known -> biometrics.matches(known.number(), face.template()))
              .<Outcome>map(known -> compare(known, face, biometrics))
              .orElseGet(NoSuchUser::new);
    };
  }

  private Optional<UserStore.Known> inGallery(UserId claimed, Biometrics biometrics) {
    return store.find(claimed).filter(known -> isInGallery(known.number(), claimed, biometrics));
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("the look-up failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server is being stopped", e);
    }
  }

  /**
   * Whether the gallery has a template of the user. One that only the store has is fetched: a
   * registration whose commit succeeded while its answer was lost has left it there.
   */
  private boolean isInGallery(long number, UserId id, Biometrics biometrics) {
    return biometrics.knows(number) || locks.alone(id, () -> fetch(number, biometrics));
  }

  private boolean fetch(long number, Biometrics biometrics) {
    if (!biometrics.knows(number)) {
      biometrics.reload(number, store);
    }
    return biometrics.knows(number);
  }

  private Compared compare(UserStore.Known claimed, AnalysedFace probe, Biometrics biometrics) {
    MatchRule rule = biometrics.rule();
    Optional<Gallery.Compared> compared = biometrics.compare(claimed.number(), probe.template());
    Decision decision =
        compared
            .filter(seen -> rule.matches(seen.similarity(), seen.templates()))
            .map(match -> matched(claimed, match, probe, biometrics))
            .orElseGet(() -> otherwise(probe, biometrics));
    return new Compared(decision, comparison(compared, probe, rule));
  }

  private Decision matched(
      UserStore.Known claimed, Gallery.Compared match, AnalysedFace probe, Biometrics biometrics) {
    return nearestMargin != null && hasNearer(match, nearestMargin, probe, biometrics)
        ? new SomebodyElse()
        : new Verified(claimed.user().id());
  }

  private boolean hasNearer(
      Gallery.Compared match, double margin, AnalysedFace probe, Biometrics biometrics) {
    return biometrics
        .nearestOther(match.subject(), probe.template(), store)
        .map(other -> other.similarity() - match.similarity())
        .filter(lead -> lead > 0 && lead >= margin)
        .isPresent();
  }

  private static Comparison comparison(
      Optional<Gallery.Compared> compared, AnalysedFace probe, MatchRule rule) {
    int templates = compared.map(Gallery.Compared::templates).orElse(1);
    return new Comparison(
        compared.map(seen -> Level.of(seen, rule)),
        Level.threshold(templates, rule),
        probe.template().model(),
        probe.face(),
        probe.quality());
  }

  private Decision otherwise(AnalysedFace probe, Biometrics biometrics) {
    return biometrics.isSomebody(probe.template(), store) ? new SomebodyElse() : new Nobody();
  }
}
