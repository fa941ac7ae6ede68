package org.vultus.quality;

/**
 * A limit that a face misses.
 *
 * @param words what was measured, the limit and what to do: "inter-eye distance 17 px, at least 24
 *     needed: step closer"
 */
public record Shortcoming(Limit limit, String words) {}
