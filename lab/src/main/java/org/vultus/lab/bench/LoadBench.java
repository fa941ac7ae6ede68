package org.vultus.lab.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many verifications a second a server gives to several clients, beside what the cores could do
 * at best if nothing but the two networks ran.
 */
final class LoadBench {

  private static final Duration CLIENTS_TIME = Duration.ofSeconds(2);
  private static final Duration BARE_TIME = Duration.ofMillis(500);
  private static final int BARE_REPETITIONS = 30;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

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
   * @param ofIdeal the rate as a part of cores / bare time, one network run at a time
   * @param ofBare the rate as a part of what bare networks on all cores reach in turn with it
   * @param serverMillis the server's processor time for one verification
   */
  record Result(int clients, double rate, double ofIdeal, double ofBare, double serverMillis) {

    @Override
    public String toString() {
      return String.format(
          "%d clients: %.0f a second, %.0f %% of cores / bare time, %.0f %% of bare networks on all"
              + " cores; server's processor time %.1f ms each",
          clients, rate, 100 * ofIdeal, 100 * ofBare, serverMillis);
    }
  }

  Result run(int clients, int rounds) {
    double[] rates = new double[rounds];
    double[] ofIdeal = new double[rounds];
    double[] ofBare = new double[rounds];
    AtomicInteger calls = new AtomicInteger();
    Duration before = server.cpuTime();
    for (int round = 0; round < rounds; round++) {
      double ideal = ideal();
      double bareRate = Throughput.of(CORES, BARE_TIME, bare::run);
      rates[round] = Throughput.of(clients, CLIENTS_TIME, () -> counted(calls));
      ofIdeal[round] = rates[round] / ideal;
      ofBare[round] = rates[round] / bareRate;
    }
    double serverMillis = server.cpuTime().minus(before).toNanos() / 1e6 / calls.get();
    return new Result(clients, median(rates), median(ofIdeal), median(ofBare), serverMillis);
  }

  private void counted(AtomicInteger calls) {
    verify.run();
    calls.incrementAndGet();
  }

  /** Runs a second if every core took as long as one does alone. */
  private double ideal() {
    Times alone = new Times();
    alone.measure(BARE_REPETITIONS, bare::run);
    return CORES * 1000 / alone.medianMillis();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
