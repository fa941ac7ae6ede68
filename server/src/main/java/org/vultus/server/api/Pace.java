package org.vultus.server.api;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How slow the other side of a connection may be: it has 30 seconds, and one more for each 50 KB
 * that move, but never more than 30 in hand; and never 15 in which nothing moves. Not for several
 * threads.
 */
final class Pace {

  /** What it has in hand, at first and at most. */
  static final int SECONDS = 30;

  /** For how long nothing need move. */
  static final int SILENT_SECONDS = 15;

  /** So many bytes earn a second. */
  static final int BYTES = 50 * 1024;

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final long start;
  private long end;
  private long moved;

  Pace() {
    this(System::nanoTime);
  }

  /**
   * A pace that begins now.
   *
   * @param nanoTime a clock in nanoseconds
   */
  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.end = SECONDS * NANOS;
  }

  /** So many bytes have moved. */
  void moved(int bytes) {
    moved = nanoTime.getAsLong() - start;
    end = Math.min(end + bytes * NANOS / BYTES, moved + SECONDS * NANOS);
  }

  /** In how many milliseconds from the start it has been too slow, unless more bytes move. */
  long limitMillis() {
    return TimeUnit.NANOSECONDS.toMillis(Math.min(end, moved + SILENT_SECONDS * NANOS));
  }

  /** Whether it has been too slow. */
  boolean isOver() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start) > limitMillis();
  }
}
