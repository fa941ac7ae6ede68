package org.vultus.server.assembly;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;

/**
 * Which model pack to use.
 *
 * @param modelsDir looked in first; null if none was named
 * @param cacheDir holds downloaded packs
 * @param pack its name or folder; null takes the best one found
 */
public record PackSettings(@Nullable Path modelsDir, Path cacheDir, @Nullable String pack) {

  /** The pack, or why there is none. */
  public PackLookup find() {
    return pack == null ? catalog().findBest() : catalog().find(pack);
  }

  /** All packs in sight. */
  public PackCatalog catalog() {
    return new PackCatalog(modelsDir, cacheDir);
  }
}
