package org.vultus.server.service;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Lets one request of a key be at work at a time; others of that key wait for its end. */
final class KeysAtWork {

  private static final int RETRY_SECONDS = 1;

  private final Set<String> keys = new HashSet<>();

  <T> T alone(String key, Supplier<T> work) {
    enter(key);
    try {
      return work.get();
    } finally {
      leave(key);
    }
  }

  private synchronized void enter(String key) {
    try {
      while (!keys.add(key)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(
          "The server is being stopped; try again in a moment", RETRY_SECONDS);
    }
  }

  private synchronized void leave(String key) {
    keys.remove(key);
    notifyAll();
  }
}
