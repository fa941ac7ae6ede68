package org.vultus.server.service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.identity.Enrolment;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.Analysis;

/**
 * What becomes of a photo that is to be kept.
 *
 * @param limits that its face must keep
 * @param clock that tells when it was added
 */
public record Intake(QualityLimits limits, Clock clock) {

  Analysis analyse(Photo photo, Biometrics biometrics) {
    return biometrics.analyse(photo, limits);
  }

  /** Kept is what the template was made from: upright, without metadata, at a sensible size. */
  Enrolment enrolment(Photo photo, AnalysedFace face) {
    return new Enrolment(
        Photo.encode(face.photo()),
        photo.sha256(),
        face.template(),
        face.quality().overall(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
