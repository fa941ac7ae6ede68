package org.vultus.server.assembly;

/**
 * How the server answers HTTP.
 *
 * @param host the address to listen on
 * @param port to listen on; 0 takes any free one
 * @param uniformRefusal a verification that fails always answers 400 {@code Invalid User}
 */
public record WebSettings(String host, int port, boolean uniformRefusal) {}
