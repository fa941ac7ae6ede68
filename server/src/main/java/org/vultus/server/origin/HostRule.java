package org.vultus.server.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The header {@code Host} names this server. HTTP/1.0 knows requests without it. */
final class HostRule {

  private static final Logger LOG = LoggerFactory.getLogger(HostRule.class);

  /** How many names the log tells of: whoever asks may make them up. */
  private static final int MOST_LOGGED = 20;

  private final HostNames ours;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  HostRule(HostNames ours) {
    this.ours = ours;
  }

  /** Why a request is turned away; empty if it is not. */
  Optional<TurnedAway> against(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.HOST);
    if (header == null || header.isEmpty()) {
      return Optional.empty();
    }
    return Authority.parse(header)
        .map(asked -> ours.contain(asked) ? Optional.<TurnedAway>empty() : unknown(asked))
        .orElseGet(HostRule::malformed);
  }

  private Optional<TurnedAway> unknown(Authority asked) {
    String name = asked.host();
    String error =
        "This server is not known as '%s'; it answers to localhost, IP addresses, the machine's own"
            + " name, and what --host and --public-url name. If it should be known by this name,"
            + " start it with --public-url http://%s";
    if (logged.size() < MOST_LOGGED && logged.add(name)) {
      LOG.warn("A request was turned away (421). {}", error.formatted(name, name));
    }
    return Optional.of(
        new TurnedAway(
            HttpStatus.MISDIRECTED_REQUEST, error.formatted(name, name), "unknown_host"));
  }

  private static Optional<TurnedAway> malformed() {
    return Optional.of(
        new TurnedAway(
            HttpStatus.BAD_REQUEST,
            "The Host header is not valid; accepted is a name or an IP address, then perhaps a"
                + " colon and a port",
            null));
  }
}
