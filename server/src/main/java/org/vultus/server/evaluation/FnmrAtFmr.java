package org.vultus.server.evaluation;

/**
 * The false non-match rate where the false match rate is at most a target.
 *
 * @param threshold the lowest that keeps to the target
 * @param fnmr the false non-match rate there
 * @param low lower end of its 95 % confidence interval
 * @param high upper end
 * @param supported whether the target makes at least 30 of the impostor pairs match, and at least
 *     30 of the genuine pairs fail to
 */
public record FnmrAtFmr(
    double threshold, double fnmr, double low, double high, boolean supported) {}
