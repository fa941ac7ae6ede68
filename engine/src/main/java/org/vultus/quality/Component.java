package org.vultus.quality;

/**
 * One measure of one face.
 *
 * @param raw in the measure's unit
 * @param score 0 (useless) to 100 (no better is needed)
 */
public record Component(Measure measure, double raw, double score) {

  /** A component whose score is given as a part of 1 and cut to 0 to 1. */
  static Component of(Measure measure, double raw, double part) {
    return new Component(measure, raw, 100 * Math.clamp(part, 0.0, 1.0));
  }
}
