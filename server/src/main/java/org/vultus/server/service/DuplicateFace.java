package org.vultus.server.service;

/** What to do with a new registration whose face belongs to another id already. */
public enum DuplicateFace {
  /** Nobody looks. */
  ALLOW,
  /** It is registered, and the answer says so. */
  WARN,
  /** It is refused. */
  REJECT
}
