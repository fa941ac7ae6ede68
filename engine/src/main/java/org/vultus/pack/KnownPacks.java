package org.vultus.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The packs whose manifests ship with the engine, under {@code known/<pack>/pack.json}. Their
 * weights are found or downloaded.
 */
public final class KnownPacks {

  /**
   * In order of preference when no pack is chosen. A pack whose weights ship inside the jar belongs
   * at the end: it is there when nothing better is.
   */
  private static final List<PackManifest> ALL =
      List.of(shipped("opencv-zoo"), shipped("retail-0095"));

  private KnownPacks() {}

  /** All known packs, the preferred one first. */
  public static List<PackManifest> all() {
    return ALL;
  }

  /** The known pack of this name, or nothing. */
  public static Optional<PackManifest> named(String name) {
    return ALL.stream().filter(pack -> pack.name().equals(name)).findFirst();
  }

  private static PackManifest shipped(String name) {
    String resource = "known/" + name + "/" + ManifestReader.FILE_NAME;
    try (InputStream in = KnownPacks.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the engine's jar lacks " + resource);
      }
      return ManifestReader.read(in, resource);
    } catch (IOException | ManifestException e) {
      throw new IllegalStateException("the engine's jar has a broken " + resource, e);
    }
  }
}
