package org.vultus.server.service;

import java.util.concurrent.Semaphore;

/**
 * Lets only so many requests with photos in that those inside are answered soon; the others are
 * told to come again. Safe for use by many threads.
 */
public final class Admission {

  private final int places;
  private final Semaphore free;

  /**
   * Admission to so many places.
   *
   * @param places how many requests may be analysed or wait for it, at least 1
   */
  public Admission(int places) {
    this.places = places;
    this.free = new Semaphore(places);
  }

  /** A place that was taken; closing it lets the next one in. To be closed once. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** How many places there are. */
  public int places() {
    return places;
  }

  /**
   * Asks for a place before the photo is there, so that no time goes into a body that is then
   * refused. None is taken: a body that comes slowly would keep one from those who are ready.
   *
   * @throws UnavailableException if all places are taken
   */
  public void check() {
    if (free.availablePermits() == 0) {
      throw full();
    }
  }

  /**
   * Takes a place for a request whose photo is there.
   *
   * @throws UnavailableException if all places are taken
   */
  public Place enter() {
    if (!free.tryAcquire()) {
      throw full();
    }
    return free::release;
  }

  private static UnavailableException full() {
    return UnavailableException.busy("too many photos are waiting");
  }
}
