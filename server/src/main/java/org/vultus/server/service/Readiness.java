package org.vultus.server.service;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vultus.server.store.UserStore;

/**
 * Whether photos can be analysed and kept, and if not, what to do. The pack in use may change:
 * whoever needs it for several steps asks once.
 */
public final class Readiness implements AutoCloseable {

  private static final int RETRY_SECONDS = 60;

  private final AtomicReference<State> state =
      new AtomicReference<>(new State(null, "No model pack is loaded yet"));
  private final AtomicReference<@Nullable Biometrics> next = new AtomicReference<>();

  private record State(@Nullable Biometrics biometrics, String problem) {}

  /** From now on {@code biometrics} follow the changes of the store, too. */
  public void prepare(Biometrics biometrics) {
    next.set(biometrics);
  }

  /** The biometrics prepared follow no longer; closes them. */
  public void abandon() {
    close(next.getAndSet(null));
  }

  /** Puts the biometrics prepared in use, and closes those before. */
  public void become() {
    Biometrics former =
        state.getAndSet(new State(Objects.requireNonNull(next.get()), "")).biometrics();
    next.set(null);
    close(former);
  }

  /**
   * The templates of a user have changed in the store. Those prepared are looked at first: whoever
   * comes to be in use between the two looks is seen by the second.
   */
  void changed(long user, UserStore store) {
    follow(next.get(), user, store);
    follow(biometricsIfReady(), user, store);
  }

  /** Follows changes of the store that could not be read when they were made. */
  public void catchUp(UserStore store) {
    Biometrics biometrics = biometricsIfReady();
    if (biometrics != null) {
      biometrics.catchUp(store);
    }
  }

  /**
   * Goes on with the pack that it has, if any, by which nothing can be kept any more: another one
   * is in use by now. {@code problem} says why it is not this one.
   */
  public void fallBehind(String problem) {
    state.updateAndGet(now -> new State(now.biometrics(), problem));
  }

  /** The pack that it has is in use again. */
  public void recover() {
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
    close(biometricsIfReady());
  }

  private static void close(@Nullable Biometrics biometrics) {
    if (biometrics != null) {
      biometrics.close();
    }
  }

  private static void follow(@Nullable Biometrics biometrics, long user, UserStore store) {
    if (biometrics != null) {
      biometrics.follow(user, store);
    }
  }
}
