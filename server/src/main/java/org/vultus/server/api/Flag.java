package org.vultus.server.api;

/** A parameter of the query that is true or false. */
final class Flag {

  private Flag() {}

  /**
   * Whether it is true.
   *
   * @throws RequestRefused if it is neither
   */
  static boolean isTrue(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw RequestRefused.badRequest("'%s' is true or false, not '%s'".formatted(name, text));
    };
  }
}
