package org.vultus.server.importing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vultus.server.identity.UserId;
import org.vultus.server.identity.VisibleId;

/** Ids that people cannot tell apart: they differ by characters that do not show. */
public final class LookAlikes {

  private final Map<String, Map<UserId, String>> byLooks = new LinkedHashMap<>();

  /** Looks for those that look like one of {@code ids}. */
  public LookAlikes(List<UserId> ids) {
    ids.forEach(id -> byLooks.computeIfAbsent(VisibleId.bare(id), looks -> new LinkedHashMap<>()));
    ids.forEach(id -> add(id.text()));
  }

  /** Takes account of another id, such as a registered one; a text that is no id is none. */
  public void add(String text) {
    if (UserId.parse(text) instanceof UserId.Valid valid) {
      Map<UserId, String> alike = byLooks.get(VisibleId.bare(valid.id()));
      if (alike != null) {
        alike.putIfAbsent(valid.id(), text);
      }
    }
  }

  /** The ids that look alike, as {@link VisibleId} shows them. */
  public List<List<String>> groups() {
    return byLooks.values().stream()
        .map(Map::values)
        .filter(alike -> alike.size() > 1)
        .map(LookAlikes::visible)
        .toList();
  }

  private static List<String> visible(Collection<String> ids) {
    return ids.stream().map(VisibleId::of).toList();
  }
}
