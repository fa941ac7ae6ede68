package org.vultus.server.service;

import org.vultus.embedding.MatchRule;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.service.Verifications.Level;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Analysis;
import org.vultus.vision.Refusal;

/**
 * Says whether two photos show one person, without keeping any of them. Safe for use by many
 * threads.
 */
public final class Comparisons {

  private final Readiness readiness;
  private final QualityLimits limits;

  /**
   * Comparisons with the pack that {@code readiness} names.
   *
   * @param limits that both photos must keep
   */
  public Comparisons(Readiness readiness, QualityLimits limits) {
    this.readiness = readiness;
    this.limits = limits;
  }

  /** What a comparison comes to. */
  public sealed interface Outcome {}

  /** One of the photos gives no template: the first, or else the second. */
  public record PhotoRefused(boolean first, Refusal refusal) implements Outcome {}

  /**
   * The photos were compared.
   *
   * @param match whether they show one person
   * @param seen between the two
   * @param threshold from which on they match
   * @param model that made the templates
   */
  public record Compared(
      boolean match, Level seen, Level threshold, ModelId model, AnalysedFace a, AnalysedFace b)
      implements Outcome {}

  /**
   * Compares the faces of two photos.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome compare(Photo a, Photo b) {
    Biometrics biometrics = readiness.biometrics();
    return switch (biometrics.analyse(a, limits)) {
      case Refusal refusal -> new PhotoRefused(true, refusal);
      case AnalysedFace first -> compare(first, biometrics.analyse(b, limits), biometrics.rule());
    };
  }

  private static Outcome compare(AnalysedFace first, Analysis analysis, MatchRule rule) {
    return switch (analysis) {
      case Refusal refusal -> new PhotoRefused(false, refusal);
      case AnalysedFace second -> compare(first, second, rule);
    };
  }

  private static Compared compare(AnalysedFace first, AnalysedFace second, MatchRule rule) {
    double similarity = first.template().similarity(second.template());
    return new Compared(
        rule.matches(similarity, 1),
        new Level(similarity, rule.rate(similarity, 1)),
        Level.threshold(1, rule),
        first.template().model(),
        first,
        second);
  }
}
