package org.vultus.server.history;

import java.util.Optional;

/** The kinds of requests that are told apart. */
public enum RequestKind {
  REGISTER,
  VERIFY,
  IDENTIFY,
  COMPARE,
  /** Every other request about users or photos. */
  OTHER;

  /** The route of a request that was answered before its address was looked at. */
  private static final String NONE = "none";

  /**
   * The kind of a request; empty for those that are about no user: the pages, the descriptions, the
   * operator's addresses, and the assessments with which a page guides its user.
   *
   * @param failed whether the server had no answer. So it is where it had no room for an upload
   */
  static Optional<RequestKind> of(String method, String route, boolean failed) {
    if (route.equals(NONE)) {
      return failed ? Optional.of(OTHER) : Optional.empty();
    }
    return switch (method + " " + route) {
      case "POST /register" -> Optional.of(REGISTER);
      case "POST /verify" -> Optional.of(VERIFY);
      case "POST /identify" -> Optional.of(IDENTIFY);
      case "POST /compare" -> Optional.of(COMPARE);
      default -> isAboutUsers(route) ? Optional.of(OTHER) : Optional.empty();
    };
  }

  private static boolean isAboutUsers(String route) {
    return route.equals("/register") || route.startsWith("/register/") || route.equals("/detect");
  }
}
