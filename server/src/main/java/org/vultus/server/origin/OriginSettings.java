package org.vultus.server.origin;

import java.util.List;

/**
 * Where the server is found.
 *
 * @param host that it listens on
 * @param publicUrls where browsers find it besides, through a server in front of it, say
 */
public record OriginSettings(String host, List<Origin> publicUrls) {

  /** Settings with a copy of the list. */
  public OriginSettings {
    publicUrls = List.copyOf(publicUrls);
  }
}
