package org.vultus.server.assembly;

import java.util.List;
import org.vultus.server.origin.Origin;

/**
 * How the server answers HTTP.
 *
 * @param host the address to listen on
 * @param port to listen on; 0 takes any free one
 * @param uniformRefusal a verification that fails always answers 400 {@code Invalid User}
 * @param publicUrls where browsers find it besides
 */
public record WebSettings(String host, int port, boolean uniformRefusal, List<Origin> publicUrls) {

  /** Settings of a server that browsers find where it listens. */
  public WebSettings(String host, int port, boolean uniformRefusal) {
    this(host, port, uniformRefusal, List.of());
  }
}
