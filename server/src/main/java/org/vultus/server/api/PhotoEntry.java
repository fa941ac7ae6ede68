package org.vultus.server.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.StoredPhoto;

/**
 * A photo kept for a user.
 *
 * @param quality of the face when it was added, 0 to 100; null if that was not kept
 * @param packs name and version of each pack that a template of it is kept of
 */
@JsonPropertyOrder({"name", "timestamp", "quality", "packs"})
record PhotoEntry(
    String name, @Nullable String timestamp, @Nullable Double quality, List<String> packs) {

  static PhotoEntry of(StoredPhoto photo) {
    Double quality = photo.quality();
    return new PhotoEntry(
        photo.name(),
        Timestamp.of(photo.at()),
        quality == null ? null : Quality.rounded(quality, 10),
        photo.models().stream().map(ModelId::toString).toList());
  }

  static List<PhotoEntry> of(List<StoredPhoto> photos) {
    return photos.stream().map(PhotoEntry::of).toList();
  }
}
