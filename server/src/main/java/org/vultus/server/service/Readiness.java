package org.vultus.server.service;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether photos can be analysed and kept, and if not, what to do. The pack in use may change:
 * whoever needs it for several steps asks once.
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

  /**
   * Goes on with the pack that it has, by which nothing can be kept any more: another one is in use
   * by now. {@code problem} says why it is not this one.
   */
  public void fallBehind(String problem) {
    state.updateAndGet(now -> new State(now.biometrics(), problem));
  }

  /** The pack that it has is in use again. */
  public void catchUp() {
    state.updateAndGet(
        now -> new State(now.biometrics(), now.biometrics() == null ? now.problem() : ""));
  }

  /** What the pack in use can do, or null if there is none. */
  public @Nullable Biometrics biometricsIfReady() {
    return state.get().biometrics();
  }

  /** Why photos cannot be analysed or kept, and what to do; empty if they can. */
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

  /**
   * What the pack in use can do with a photo that is to be kept.
   *
   * @throws UnavailableException if there is none, or it has fallen behind
   */
  Biometrics biometricsToEnrol() {
    State now = state.get();
    if (now.biometrics() == null || !now.problem().isEmpty()) {
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
