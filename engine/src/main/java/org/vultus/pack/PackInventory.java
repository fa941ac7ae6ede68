package org.vultus.pack;

import java.util.List;

/**
 * Every pack in sight.
 *
 * @param packs the known packs in order of preference, then those in the models folder
 * @param problems what could not be read: folders, and each {@code pack.json} that is not one
 */
public record PackInventory(List<PackState> packs, List<String> problems) {

  /** Copies the lists. */
  public PackInventory {
    packs = List.copyOf(packs);
    problems = List.copyOf(problems);
  }
}
