package org.vultus.pack.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a body that brings nothing for too long, so that its reader does not wait for ever. */
final class StallGuard extends FilterInputStream {

  private final long limitNanos;
  private final AtomicLong lastRead = new AtomicLong(System.nanoTime());
  private final Thread watch = Thread.ofVirtual().unstarted(this::watch);

  private StallGuard(InputStream body, Duration limit) {
    super(body);
    this.limitNanos = limit.toNanos();
  }

  static StallGuard watching(InputStream body, Duration limit) {
    StallGuard guard = new StallGuard(body, limit);
    guard.watch.start();
    return guard;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    lastRead.set(System.nanoTime());
    return count;
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }

  private void watch() {
    try {
      for (long left = limitNanos; left > 0; left = limitNanos - idleNanos()) {
        Thread.sleep(Duration.ofNanos(left));
      }
      in.close();
    } catch (InterruptedException | IOException e) {
      // Read to the end, or closed already: nothing is left to guard.
    }
  }

  private long idleNanos() {
    return System.nanoTime() - lastRead.get();
  }
}
