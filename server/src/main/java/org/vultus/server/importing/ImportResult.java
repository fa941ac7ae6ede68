package org.vultus.server.importing;

/** What became of one photo. */
public sealed interface ImportResult {

  /**
   * It is kept, with its template.
   *
   * @param newUser whether its user is registered by it
   */
  record Imported(boolean newUser) implements ImportResult {}

  /** The same file was imported before; nothing was to do. */
  record KnownAlready() implements ImportResult {}

  /** It was refused: a code for machines and a reason for people. */
  record Refused(PhotoFile photo, String code, String reason) implements ImportResult {}

  /** Nobody new was to be registered, and its id is nobody's. */
  record OfNobody(PhotoFile photo, String code, String reason) implements ImportResult {}
}
