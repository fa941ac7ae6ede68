package org.vultus.server.service;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

  /**
   * Kept is what the template was made from: upright, without metadata, at a sensible size.
   *
   * @param at when the photo was made; now, where nothing says so or that is still to come
   */
  Enrolment enrolment(Photo photo, AnalysedFace face, Optional<Instant> at) {
    Instant now = clock.instant();
    return new Enrolment(
        Photo.encode(face.photo()),
        photo.sha256(),
        face.template(),
        face.quality().overall(),
        at.filter(now::isAfter).orElse(now).truncatedTo(ChronoUnit.SECONDS));
  }
}
