package org.vultus.pack.download;

import java.time.Duration;

/**
 * When to give up.
 *
 * @param connect longest wait for a connection, and then for an answer's head
 * @param stall longest wait for the next piece of a body
 * @param pause before the first new attempt; each later pause is twice as long
 * @param attempts in a row that end at the same byte
 */
record Patience(Duration connect, Duration stall, Duration pause, int attempts) {

  static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1), 5);

  Duration pauseAfter(int failures) {
    return pause.multipliedBy(1L << (failures - 1));
  }
}
