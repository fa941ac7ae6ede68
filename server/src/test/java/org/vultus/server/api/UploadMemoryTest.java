package org.vultus.server.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vultus.server.service.UnavailableException;

/** With 400 MB for all, and 200 for one address. */
class UploadMemoryTest {

  private static final int MEGABYTE = 1 << 20;

  private final UploadLimit limit = new UploadLimit(1600L * MEGABYTE);

  @Test
  void memory_isTakenAsItGrows_andGivenBackOnce() {
    try (UploadLimit.Share first = limit.share("127.0.0.1")) {
      first.grow(100 * MEGABYTE);
      first.grow(400 * MEGABYTE);
      assertFull(limit.share("127.0.0.1"), 1);
      first.close();
    }
    UploadLimit.Share second = limit.share("127.0.0.1");
    second.grow(400 * MEGABYTE);
    assertFull(limit.share("::1"), 1);
  }

  @Test
  void address_getsNoMoreThanHalf() {
    UploadLimit.Share first = limit.share("203.0.113.7");
    first.grow(150 * MEGABYTE);
    assertFull(limit.share("203.0.113.7"), 51 * MEGABYTE);
    assertThatCode(() -> limit.share("203.0.113.8").grow(51 * MEGABYTE)).doesNotThrowAnyException();
    first.close();
    assertThatCode(() -> limit.share("203.0.113.7").grow(200 * MEGABYTE))
        .doesNotThrowAnyException();
  }

  @Test
  void addressesOfOneNetworkInIpv6_areOne() {
    limit.share("2001:db8:0:1::7").grow(150 * MEGABYTE);
    assertFull(limit.share("2001:db8:0:1:ffff::8"), 51 * MEGABYTE);
    assertThatCode(() -> limit.share("2001:db8:0:2::7").grow(51 * MEGABYTE))
        .doesNotThrowAnyException();
  }

  private static void assertFull(UploadLimit.Share share, int bytes) {
    assertThatThrownBy(() -> share.grow(bytes)).isInstanceOf(UnavailableException.class);
  }
}
