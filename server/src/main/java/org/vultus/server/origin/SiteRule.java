package org.vultus.server.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Whoever makes a browser send more than a look at an address is a page of this server. Browsers
 * say so by {@code Sec-Fetch-Site}, where the connection is secure, or else by {@code Origin};
 * pages cannot change either. Programs send neither.
 */
final class SiteRule {

  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final Set<String> OWN_PAGE_OR_NONE = Set.of("same-origin", "none");

  private final List<Origin> publicUrls;

  SiteRule(List<Origin> publicUrls) {
    this.publicUrls = publicUrls;
  }

  /** Why a request is turned away; empty if it is not. */
  Optional<TurnedAway> against(HttpServletRequest request) {
    if (LOOKS.contains(request.getMethod()) || isOfOurs(request)) {
      return Optional.empty();
    }
    return Optional.of(
        new TurnedAway(
            HttpStatus.FORBIDDEN,
            "A page of another site has sent this; accepted are pages of this server, under the"
                + " address they were loaded from or one that --public-url names",
            "foreign_page"));
  }

  private boolean isOfOurs(HttpServletRequest request) {
    List<String> sites = values(request, "Sec-Fetch-Site");
    return sites.isEmpty()
        ? values(request, HttpHeaders.ORIGIN).stream().allMatch(origin -> isOurs(origin, request))
        : OWN_PAGE_OR_NONE.containsAll(sites);
  }

  private boolean isOurs(String header, HttpServletRequest request) {
    Optional<Authority> server =
        Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).flatMap(Authority::parse);
    return Origin.parse(header)
        .filter(page -> publicUrls.contains(page) || server.filter(page::isAt).isPresent())
        .isPresent();
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }
}
