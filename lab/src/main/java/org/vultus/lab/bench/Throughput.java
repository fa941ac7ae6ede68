package org.vultus.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How often clients that ask as fast as they can get an answer. */
final class Throughput {

  private Throughput() {}

  /** Calls a second that {@code clients} threads make together in that time. */
  static double of(int clients, Duration time, Runnable call) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        counts.add(threads.submit(() -> callUntil(end, call)));
      }
      int calls = 0;
      for (Future<Integer> count : counts) {
        calls += count.get();
      }
      return calls / ((System.nanoTime() - start) / 1e9);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a client failed", e);
    }
  }

  private static int callUntil(long end, Runnable call) {
    int calls = 0;
    while (System.nanoTime() < end) {
      call.run();
      calls++;
    }
    return calls;
  }
}
