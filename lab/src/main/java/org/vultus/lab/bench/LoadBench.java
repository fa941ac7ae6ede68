package org.vultus.lab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many verifications a second a server gives to several clients, beside what the cores could do
 * at best if nothing but the two networks ran.
 */
final class LoadBench {

  private static final Duration CLIENTS_TIME = Duration.ofSeconds(2);
  private static final int BARE_REPETITIONS = 30;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BareNetworks bare;
  private final ServerProcess server;
  private final Runnable verify;

  LoadBench(BareNetworks bare, ServerProcess server, Runnable verify) {
    this.bare = bare;
    this.server = server;
    this.verify = verify;
  }

  /**
   * Medians over all rounds.
   *
   * @param rate verifications a second
   * @param ofIdeal the rate as a part of cores / bare time, one network run at a time; other work
   *     on the machine lowers it
   * @param serverMillis the server's processor time for one verification
   * @param bareMillis the two networks' processor time
   */
  record Result(int clients, double rate, double ofIdeal, double serverMillis, double bareMillis) {

    @Override
    public String toString() {
      return String.format(
          "%d clients: %.0f a second, %.0f %% of cores / bare time; processor time %.1f ms in the"
              + " server, %.2f x bare",
          clients, rate, 100 * ofIdeal, serverMillis, serverMillis / bareMillis);
    }
  }

  Result run(int clients, int rounds) {
    double[] rates = new double[rounds];
    double[] ofIdeal = new double[rounds];
    double[] serverMillis = new double[rounds];
    double[] bareMillis = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Times alone = new Times();
      long bareStart = THREADS.getCurrentThreadCpuTime();
      alone.measure(BARE_REPETITIONS, bare::run);
      bareMillis[round] = (THREADS.getCurrentThreadCpuTime() - bareStart) / 1e6 / BARE_REPETITIONS;
      AtomicInteger calls = new AtomicInteger();
      Duration serverStart = server.cpuTime();
      rates[round] = Throughput.of(clients, CLIENTS_TIME, () -> counted(calls));
      serverMillis[round] = server.cpuTime().minus(serverStart).toNanos() / 1e6 / calls.get();
      ofIdeal[round] = rates[round] * alone.medianMillis() / 1000 / CORES;
    }
    return new Result(
        clients, median(rates), median(ofIdeal), median(serverMillis), median(bareMillis));
  }

  private void counted(AtomicInteger calls) {
    verify.run();
    calls.incrementAndGet();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
