package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {

  @Test
  void cache_followsTheXdgVariable() {
    assertThat(CacheFolder.in(Map.of("XDG_CACHE_HOME", "/var/cache", "HOME", "/home/ada")))
        .isEqualTo(Path.of("/var/cache/vultus/models"));
  }

  @Test
  void cache_withoutOrWithARelativeXdgVariable() {
    Path home = Path.of("/home/ada/.cache/vultus/models");
    assertThat(CacheFolder.in(Map.of("HOME", "/home/ada"))).isEqualTo(home);
    assertThat(CacheFolder.in(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "x"))).isEqualTo(home);
  }

  @Test
  void cache_withoutAHomeVariable() {
    assertThat(CacheFolder.in(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/vultus/models"));
  }
}
