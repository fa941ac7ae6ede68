package org.vultus.server.history;

import java.time.Instant;

/**
 * What happened in one step of the history.
 *
 * @param start of the step
 */
public record Step(Instant start, Counts counts) {}
