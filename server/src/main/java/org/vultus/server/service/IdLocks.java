package org.vultus.server.service;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.StalePackException;

/**
 * Lets store and gallery change together, one change at a time for an id: else a deletion between
 * the two steps of a registration would leave its template in the gallery for good.
 */
public final class IdLocks {

  private static final int STRIPES = 64;

  private static final int CHANGE_RETRY_SECONDS = 2;

  private final List<Lock> stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).map(Lock.class::cast).toList();

  /**
   * Runs a change that stores a template.
   *
   * @throws UnavailableException if its pack went out of use while the photo was analysed: the
   *     server takes a moment to see that
   */
  <T> T storing(UserId id, Supplier<T> change) {
    try {
      return alone(id, change);
    } catch (StalePackException e) {
      throw new UnavailableException(
          "The model pack is being changed; try again in a moment", CHANGE_RETRY_SECONDS);
    }
  }

  /** Runs a change of what belongs to that id. */
  <T> T alone(UserId id, Supplier<T> change) {
    Lock lock = stripes.get(Math.floorMod(id.hashCode(), STRIPES));
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
