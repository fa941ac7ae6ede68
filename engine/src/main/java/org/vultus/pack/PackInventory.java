package org.vultus.pack;

import java.util.List;
import java.util.Set;

/**
 * Every pack in sight.
 *
 * @param packs the known packs in order of preference, then those in the models folder
 * @param begun names of known packs of which something is here, complete or not: a file, the
 *     manifest in the models folder, or a folder in the cache
 * @param problems what could not be read: folders, and each {@code pack.json} that is not one
 */
public record PackInventory(List<PackState> packs, Set<String> begun, List<String> problems) {

  /** Copies the lists. */
  public PackInventory {
    packs = List.copyOf(packs);
    begun = Set.copyOf(begun);
    problems = List.copyOf(problems);
  }

  /** Whether the pack is to be expected complete: a known one that is not here is not. */
  public boolean isHere(PackState pack) {
    return !pack.known() || begun.contains(pack.manifest().name());
  }
}
