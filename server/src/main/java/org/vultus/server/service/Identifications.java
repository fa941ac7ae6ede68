package org.vultus.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.FalseMatchRate;
import org.vultus.embedding.MatchRule;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.identity.User;
import org.vultus.server.service.Verifications.Level;
import org.vultus.server.store.UserStore;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Refusal;

/** Looks for the person in a photo among all users. Safe for use by many threads. */
public final class Identifications {

  private final UserStore store;
  private final Readiness readiness;
  private final QualityLimits limits;

  /**
   * Identifications among the templates of the pack that {@code readiness} names.
   *
   * @param limits that probes must keep
   */
  public Identifications(UserStore store, Readiness readiness, QualityLimits limits) {
    this.store = store;
    this.readiness = readiness;
    this.limits = limits;
  }

  /** What an identification comes to. */
  public sealed interface Outcome {}

  /** The photo gives no template. */
  public record PhotoRefused(Refusal refusal) implements Outcome {}

  /**
   * The gallery was searched.
   *
   * @param candidates the users whom the photo matches, best first
   * @param gallerySize how many users it was compared with
   * @param thresholdFmr how often a different person matches one user, whatever the number of
   *     templates; empty if nobody measured that
   * @param probe the face that was searched for
   */
  public record Searched(
      List<Candidate> candidates,
      int gallerySize,
      Optional<FalseMatchRate> thresholdFmr,
      AnalysedFace probe)
      implements Outcome {}

  /**
   * A user whom the photo matches.
   *
   * @param id as registered
   * @param seen between the photo and the user's templates
   * @param threshold from which on it matches, by the number of these
   */
  public record Candidate(String id, Level seen, Level threshold) {}

  /**
   * Searches for the face in a photo.
   *
   * @param limit at most so many candidates
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome identify(Photo photo, int limit) {
    Biometrics biometrics = readiness.biometrics();
    return switch (biometrics.analyse(photo, limits)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace probe -> search(probe, limit, biometrics);
    };
  }

  private Searched search(AnalysedFace probe, int limit, Biometrics biometrics) {
    List<Candidate> candidates = candidates(probe.template(), limit, biometrics);
    return new Searched(
        candidates, biometrics.users(), biometrics.rule().highestThresholdRate(), probe);
  }

  /** Whoever another program has deleted leaves the gallery, and the search begins anew. */
  private List<Candidate> candidates(Embedding probe, int limit, Biometrics biometrics) {
    List<Candidate> candidates = new ArrayList<>();
    boolean complete;
    do {
      candidates.clear();
      complete = true;
      for (Gallery.Compared found : biometrics.search(probe, limit)) {
        Optional<User> user = store.user(found.subject());
        user.ifPresent(present -> candidates.add(candidate(present, found, biometrics.rule())));
        if (user.isEmpty()) {
          biometrics.forget(found.subject());
          complete = false;
        }
      }
    } while (!complete);
    return List.copyOf(candidates);
  }

  private static Candidate candidate(User user, Gallery.Compared found, MatchRule rule) {
    return new Candidate(
        user.id(), Level.of(found, rule), Level.threshold(found.templates(), rule));
  }
}
