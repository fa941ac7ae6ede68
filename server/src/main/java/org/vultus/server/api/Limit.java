package org.vultus.server.api;

/** How many of a list are wanted. */
final class Limit {

  private Limit() {}

  /**
   * The number in a text; more than any list has is cut.
   *
   * @throws RequestRefused if it is no whole number of at least 1
   */
  static int parse(String text) {
    try {
      long limit = Long.parseLong(text.strip());
      if (limit >= 1) {
        return Math.clamp(limit, 1, Integer.MAX_VALUE);
      }
    } catch (NumberFormatException e) {
      // Falls through to the same refusal as a number out of range.
    }
    throw RequestRefused.badRequest("'limit' is a whole number of at least 1, not '" + text + "'");
  }
}
