package org.vultus.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.ServletRequestPathUtils;
import org.vultus.server.identity.UserId;

/**
 * What the address {@code /register/{id}/photos/{name}} names. Spring's own path variables end at a
 * semicolon: they would name another user.
 */
final class Address {

  private Address() {}

  /** The id; empty if it is blank. */
  static Optional<String> id(HttpServletRequest request) {
    return Optional.of(segment(request, 1)).filter(id -> !UserId.isBlank(id));
  }

  /** The photo's name. */
  static String photo(HttpServletRequest request) {
    return segment(request, 3);
  }

  private static String segment(HttpServletRequest request, int index) {
    return ServletRequestPathUtils.getParsedRequestPath(request).elements().stream()
        .filter(PathContainer.PathSegment.class::isInstance)
        .skip(index)
        .findFirst()
        .map(segment -> StringUtils.uriDecode(segment.value(), StandardCharsets.UTF_8))
        .orElseThrow();
  }
}
