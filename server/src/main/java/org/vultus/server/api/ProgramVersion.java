package org.vultus.server.api;

import java.util.Objects;

/** The version that the jar's manifest names. */
final class ProgramVersion {

  private static final String UNRELEASED = "unreleased";

  private ProgramVersion() {}

  static String text() {
    return Objects.requireNonNullElse(
        ProgramVersion.class.getPackage().getImplementationVersion(), UNRELEASED);
  }
}
