package org.vultus.pack;

import java.nio.file.Path;
import java.util.Map;

/** Where downloaded packs are kept. */
public final class CacheFolder {

  private CacheFolder() {}

  /**
   * {@code $XDG_CACHE_HOME/vultus/models}, or {@code ~/.cache/vultus/models} where that variable is
   * not an absolute path.
   *
   * @param environment as {@link System#getenv()} gives it
   */
  public static Path in(Map<String, String> environment) {
    Path base = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    if (!base.isAbsolute()) {
      String home = environment.getOrDefault("HOME", "");
      base = Path.of(home.isBlank() ? System.getProperty("user.home") : home, ".cache");
    }
    return base.resolve("vultus").resolve("models");
  }
}
