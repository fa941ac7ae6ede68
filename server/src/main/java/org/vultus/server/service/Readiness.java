package org.vultus.server.service;

import org.jspecify.annotations.Nullable;

/** Whether photos can be analysed, and if not, what to do. */
public final class Readiness implements AutoCloseable {

  private static final int RETRY_SECONDS = 60;

  private final @Nullable Biometrics biometrics;
  private final String problem;

  private Readiness(@Nullable Biometrics biometrics, String problem) {
    this.biometrics = biometrics;
    this.problem = problem;
  }

  /** A pack is in use. */
  public static Readiness with(Biometrics biometrics) {
    return new Readiness(biometrics, "");
  }

  /** No pack is in use; {@code problem} says why and what to do. */
  public static Readiness without(String problem) {
    return new Readiness(null, problem);
  }

  /** What the pack in use can do, or null if there is none. */
  public @Nullable Biometrics biometricsIfReady() {
    return biometrics;
  }

  /** Why there is no pack and what to do; empty if there is one. */
  public String problem() {
    return problem;
  }

  /**
   * What the pack in use can do.
   *
   * @throws UnavailableException if there is none
   */
  Biometrics biometrics() {
    if (biometrics == null) {
      throw new UnavailableException(problem, RETRY_SECONDS);
    }
    return biometrics;
  }

  @Override
  public void close() {
    if (biometrics != null) {
      biometrics.close();
    }
  }
}
