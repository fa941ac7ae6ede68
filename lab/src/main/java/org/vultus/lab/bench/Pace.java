package org.vultus.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that is begun at fixed times, whether or not what was begun before took long.
 *
 * @param period from one beginning to the next; if the work takes longer, the next begins at once
 */
record Pace(Duration period, Runnable work) {

  /** Does several works beside each other for so long; the times of each, from when it was due. */
  static List<Times> together(Duration length, Pace... paces) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(paces.length)) {
      List<Future<Times>> running = new ArrayList<>();
      for (Pace pace : paces) {
        running.add(threads.submit(() -> pace.run(start, length)));
      }
      start.countDown();
      List<Times> all = new ArrayList<>();
      for (Future<Times> each : running) {
        all.add(each.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Times run(CountDownLatch start, Duration length) throws InterruptedException {
    start.await();
    Times times = new Times();
    long begin = System.nanoTime();
    for (long due = begin; due - begin < length.toNanos(); due += period.toNanos()) {
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      work.run();
      times.add(System.nanoTime() - due);
    }
    return times;
  }
}
