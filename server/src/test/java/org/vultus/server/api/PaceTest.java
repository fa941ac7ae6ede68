package org.vultus.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(-3));
  private final Pace pace = new Pace(now::get);

  @Test
  void nothing_isTooSlowAfter15Seconds() {
    assertThat(pace.limitMillis()).isEqualTo(15_000);
  }

  @Test
  void aByteASecond_isTooSlowAfter30Seconds() {
    assertThat(secondsAt(1, 1000)).isEqualTo(30);
  }

  /** A photo of 2 MB at 30 KB a second. */
  @Test
  void aSlowLine_has30SecondsAndOneForEach50KilobytesThatCame() {
    assertThat(secondsAt(30 * 1024, 1000)).isEqualTo(73);
  }

  @Test
  void fiftyKilobytesASecond_areFastEnoughForEver() {
    assertThat(secondsAt(50 * 1024, 10_000)).isEqualTo(10_000);
  }

  @Test
  void muchAtOnce_givesNoMoreThan30SecondsInHand() {
    pass(5);
    pace.moved(25 << 20);
    assertThat(pace.limitMillis()).isEqualTo(20_000);
    assertThat(secondsAt(1, 1000)).isEqualTo(30);
  }

  /** For how many seconds bytes may come at this rate. */
  private int secondsAt(int bytesASecond, int most) {
    long begin = now.get();
    for (int second = 1; second <= most; second++) {
      pass(1);
      if (TimeUnit.NANOSECONDS.toMillis(now.get() - TimeUnit.DAYS.toNanos(-3))
          > pace.limitMillis()) {
        return second - 1;
      }
      pace.moved(bytesASecond);
    }
    return (int) TimeUnit.NANOSECONDS.toSeconds(now.get() - begin);
  }

  private void pass(int seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
