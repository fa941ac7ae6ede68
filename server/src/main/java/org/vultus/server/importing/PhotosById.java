package org.vultus.server.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vultus.server.identity.UserId;
import org.vultus.server.importing.ImportResult.Refused;

/** Photos by whose they are. Names that differ in letter case alone are one id. */
public final class PhotosById {

  /** What Java puts where the bytes of a file's name make no character. */
  private static final char UNREADABLE_NAME = '\ufffd';

  private final Map<UserId, List<PhotoFile>> photos = new LinkedHashMap<>();
  private final List<Refused> withoutId = new ArrayList<>();

  /** All photos, in the order of their first. */
  public PhotosById(List<PhotoFile> all) {
    all.forEach(this::add);
  }

  /**
   * An id that is the name of several files or folders.
   *
   * @param origins these
   */
  public record Shared(UserId id, List<Path> origins) {}

  /** The ids that are the names of several files or folders. */
  public List<Shared> shared() {
    return photos.entrySet().stream()
        .map(entry -> new Shared(entry.getKey(), origins(entry.getValue())))
        .filter(shared -> shared.origins().size() > 1)
        .toList();
  }

  /** All ids. */
  public List<UserId> ids() {
    return List.copyOf(photos.keySet());
  }

  Map<UserId, List<PhotoFile>> sets() {
    return Collections.unmodifiableMap(photos);
  }

  /** The photos whose id is none. */
  List<Refused> withoutId() {
    return List.copyOf(withoutId);
  }

  private void add(PhotoFile photo) {
    if (photo.id().indexOf(UNREADABLE_NAME) >= 0) {
      // Two such names may look alike here, and two people must never become one user.
      withoutId.add(invalid(photo, "The name is not valid in this system's encoding; rename it"));
      return;
    }
    switch (UserId.parse(photo.id())) {
      case UserId.Invalid none -> withoutId.add(invalid(photo, none.reason()));
      case UserId.Valid valid ->
          photos.computeIfAbsent(valid.id(), id -> new ArrayList<>()).add(photo);
    }
  }

  private static Refused invalid(PhotoFile photo, String reason) {
    return new Refused(photo, "invalid_id", reason);
  }

  private static List<Path> origins(List<PhotoFile> photos) {
    return photos.stream().map(PhotoFile::origin).distinct().toList();
  }
}
