package org.vultus.server.evaluation;

/** Both error rates at a threshold that did not come from these pairs. */
public record AtThreshold(double threshold, Rate fmr, Rate fnmr) {}
