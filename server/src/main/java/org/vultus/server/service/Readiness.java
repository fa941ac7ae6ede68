package org.vultus.server.service;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether photos can be analysed, and if not, what to do. The pack in use may change: whoever needs
 * it for several steps asks once.
 */
public final class Readiness implements AutoCloseable {

  private static final int RETRY_SECONDS = 60;

  private final AtomicReference<State> state;

  private Readiness(State state) {
    this.state = new AtomicReference<>(state);
  }

  private record State(@Nullable Biometrics biometrics, String problem) {

    void close() {
      if (biometrics != null) {
        biometrics.close();
      }
    }
  }

  /** A pack is in use. */
  public static Readiness with(Biometrics biometrics) {
    return new Readiness(new State(biometrics, ""));
  }

  /** No pack is in use; {@code problem} says why and what to do. */
  public static Readiness without(String problem) {
    return new Readiness(new State(null, problem));
  }

  /** Takes over what {@code other} has, and closes what this had. */
  public void become(Readiness other) {
    state.getAndSet(other.state.get()).close();
  }

  /** What the pack in use can do, or null if there is none. */
  public @Nullable Biometrics biometricsIfReady() {
    return state.get().biometrics();
  }

  /** Why there is no pack and what to do; empty if there is one. */
  public String problem() {
    return state.get().problem();
  }

  /**
   * What the pack in use can do.
   *
   * @throws UnavailableException if there is none
   */
  Biometrics biometrics() {
    State now = state.get();
    if (now.biometrics() == null) {
      throw new UnavailableException(now.problem(), RETRY_SECONDS);
    }
    return now.biometrics();
  }

  /** How many users have a template of the pack in use. */
  int users() {
    Biometrics biometrics = biometricsIfReady();
    return biometrics == null ? 0 : biometrics.users();
  }

  @Override
  public void close() {
    state.get().close();
  }
}
