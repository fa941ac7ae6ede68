package org.vultus.server.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vultus.server.store.StoreException;

/** Lets a running server notice that {@code vultus reembed} has put another pack in use. */
final class PackFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PackFollower.class);
  private static final int SECONDS = 1;
  private static final int CLOSE_SECONDS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pack-follower").factory());
  private final ScheduledFuture<?> looks;

  private PackFollower(Vultus vultus) {
    this.looks =
        thread.scheduleWithFixedDelay(() -> look(vultus), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Looks every second until closed. */
  static PackFollower of(Vultus vultus) {
    return new PackFollower(vultus);
  }

  /** What fails now is tried again. */
  private static void look(Vultus vultus) {
    try {
      vultus.follow();
    } catch (StoreException e) {
      LOG.debug("What other processes have changed could not be looked up", e);
    } catch (RuntimeException | Error e) {
      LOG.error("What other processes have changed could not be followed", e);
    }
  }

  /** Waits for a change that is under way, for a while. */
  @Override
  public void close() {
    looks.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The change to another model pack did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
