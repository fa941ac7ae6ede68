package org.vultus.lab.bench;

import java.util.Arrays;

/** How long repetitions of one kind of work took; their median shrugs off a busy machine. */
final class Times {

  private long[] nanos = new long[64];
  private int count;

  /** Does the work so many times and notes how long each took. */
  void measure(int repetitions, Runnable work) {
    for (int i = 0; i < repetitions; i++) {
      long start = System.nanoTime();
      work.run();
      add(System.nanoTime() - start);
    }
  }

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  double medianMillis() {
    return quantileMillis(0.5);
  }

  @Override
  public String toString() {
    return String.format(
        "median %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms, of %d",
        medianMillis(), quantileMillis(0.95), quantileMillis(0.99), count);
  }

  private double quantileMillis(double part) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) (part * count)] / 1e6;
  }
}
