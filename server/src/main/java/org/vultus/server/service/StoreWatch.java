package org.vultus.server.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.UserStore;

/**
 * Whether the store can do its work. That is tried at most every {@value #FRESH_SECONDS} seconds,
 * however often it is asked, and only when it is. Safe for use by many threads.
 */
final class StoreWatch {

  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
  private static final int FRESH_SECONDS = 3;
  private static final int PATIENCE_SECONDS = 2;

  private final UserStore store;
  private CompletableFuture<Optional<String>> trial =
      CompletableFuture.completedFuture(Optional.empty());
  private volatile Optional<String> last = Optional.empty();
  private volatile long freshUntil = System.nanoTime();

  StoreWatch(UserStore store) {
    this.store = store;
  }

  /** Why nothing can be kept, in words for a client; empty if it can. Answers within seconds. */
  Optional<String> problem() {
    return trial()
        .copy()
        .completeOnTimeout(
            Optional.of("The database or the disk of the photos does not answer"),
            PATIENCE_SECONDS,
            TimeUnit.SECONDS)
        .join();
  }

  private synchronized CompletableFuture<Optional<String>> trial() {
    if (trial.isDone() && System.nanoTime() - freshUntil >= 0) {
      trial =
          CompletableFuture.supplyAsync(
              this::tried, task -> Thread.ofPlatform().daemon().name("readiness").start(task));
    }
    return trial;
  }

  /** The log is told of each change, not of each trial. */
  private Optional<String> tried() {
    Optional<String> problem = Optional.empty();
    try {
      store.check();
    } catch (StoreException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
      if (!problem.equals(last)) {
        LOG.error("{}", e.getMessage(), e);
      }
    }
    if (problem.isEmpty() && last.isPresent()) {
      LOG.warn("The database and the photo folder can be written to again");
    }
    last = problem;
    freshUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(FRESH_SECONDS);
    return problem;
  }
}
