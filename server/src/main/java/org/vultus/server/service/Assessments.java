package org.vultus.server.service;

import java.util.Optional;
import org.vultus.image.Photo;
import org.vultus.quality.QualityReport;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Detection;
import org.vultus.vision.QualityGate;
import org.vultus.vision.Refusal;
import org.vultus.vision.Survey;

/** Says how good a photo is, without keeping any of it. Safe for use by many threads. */
public final class Assessments {

  private final Readiness readiness;
  private final QualitySettings settings;

  /** Assessments by the limits in {@code settings}. */
  public Assessments(Readiness readiness, QualitySettings settings) {
    this.readiness = readiness;
    this.settings = settings;
  }

  /** What an assessment comes to. */
  public sealed interface Outcome {}

  /** The photo shows no face to assess. */
  public record PhotoRefused(Refusal refusal) implements Outcome {}

  /**
   * The photo shows a face.
   *
   * @param face in pixels of the upright photo
   * @param enrolment why it could not be registered by this photo; empty if it could
   * @param verification why it could not be verified by this photo; empty if it could
   */
  public record Assessed(
      Detection face,
      QualityReport quality,
      Optional<Refusal> enrolment,
      Optional<Refusal> verification)
      implements Outcome {}

  /**
   * Assesses the face in a photo.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Outcome assess(Photo photo) {
    return switch (readiness.biometrics().look(photo)) {
      case Refusal refusal -> new PhotoRefused(refusal);
      case AnalysedFace face -> assessed(face);
    };
  }

  /**
   * All faces in a photo, with how good each is.
   *
   * @throws UnavailableException if no pack is in use or too many photos wait
   */
  public Survey survey(Photo photo) {
    return readiness.biometrics().survey(photo);
  }

  private Assessed assessed(AnalysedFace face) {
    return new Assessed(
        face.face(),
        face.quality(),
        QualityGate.refusal(face.quality(), settings.enrolment()),
        QualityGate.refusal(face.quality(), settings.verification()));
  }
}
