package org.vultus.server.assembly;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.ModelId;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;

/**
 * Which model pack to use.
 *
 * @param modelsDir looked in first; null if none was named
 * @param cacheDir holds downloaded packs
 * @param pack its name or folder; null takes the one in use, or the best one found
 */
public record PackSettings(@Nullable Path modelsDir, Path cacheDir, @Nullable String pack) {

  /** The pack, or why there is none. */
  public PackLookup find() {
    return find(Optional.empty());
  }

  /**
   * The pack that was named; else the one that made the templates which are there; else the best.
   *
   * @param inUse the model whose templates verify, if there are any
   */
  public PackLookup find(Optional<ModelId> inUse) {
    PackCatalog catalog = catalog();
    if (pack != null) {
      return catalog.find(pack);
    }
    return inUse.map(catalog::find).orElseGet(catalog::findBest);
  }

  /** All packs in sight. */
  public PackCatalog catalog() {
    return new PackCatalog(modelsDir, cacheDir);
  }
}
