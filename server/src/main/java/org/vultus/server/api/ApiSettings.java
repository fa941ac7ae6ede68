package org.vultus.server.api;

/**
 * How the API answers.
 *
 * @param uniformRefusal a verification that fails always answers 400 {@code Invalid User}, also
 *     where the face matches nobody
 */
public record ApiSettings(boolean uniformRefusal) {}
