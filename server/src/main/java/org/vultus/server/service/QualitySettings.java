package org.vultus.server.service;

import org.vultus.quality.QualityLimits;

/**
 * What a photo must keep to be used.
 *
 * @param enrolment for a photo to register
 * @param verification for a probe
 */
public record QualitySettings(QualityLimits enrolment, QualityLimits verification) {

  /** The limits chosen from data, as docs/quality.md has them. */
  public static final QualitySettings DEFAULT =
      new QualitySettings(QualityLimits.ENROLMENT, QualityLimits.VERIFICATION);
}
