package org.vultus.server.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.ModelId;

/**
 * What is known of a photo that is kept for a user; not the photo itself.
 *
 * @param name of its file
 * @param at when it was added, to the second
 * @param quality of the face when it was added, 0 to 100; null if that was not kept
 * @param models that a template of it is kept of
 */
public record StoredPhoto(
    String name, @Nullable Instant at, @Nullable Double quality, List<ModelId> models) {

  /** Takes a copy of the list. */
  public StoredPhoto {
    models = List.copyOf(models);
  }
}
