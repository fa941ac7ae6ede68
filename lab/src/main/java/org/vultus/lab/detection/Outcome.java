package org.vultus.lab.detection;

/** What a pack makes of a photo, beside another that is the reference. */
enum Outcome {
  /** Both find no face. */
  NO_FACE,
  /** Their main faces overlap by more than half. */
  FOUND,
  /** Only the reference finds a face. */
  MISSED,
  /** Both find one, but not the same. */
  ELSEWHERE,
  /** Only the pack finds a face. */
  INVENTED
}
