package org.vultus.pack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packs whose manifests ship with the engine, under {@code known/<pack>/pack.json}. The weights
 * of one, {@value #BUILT_IN}, ship too; those of the others are found or downloaded.
 */
public final class KnownPacks {

  /** The name of the pack whose weights ship with the engine. */
  public static final String BUILT_IN = "builtin";

  /**
   * In order of preference when no pack is chosen: the built-in one is there if no better one is.
   */
  private static final List<PackManifest> ALL =
      Stream.of("opencv-zoo", "retail-0095", BUILT_IN)
          .filter(name -> resource(name, ManifestReader.FILE_NAME).isPresent())
          .map(KnownPacks::shipped)
          .toList();

  private KnownPacks() {}

  /** All known packs, the preferred one first. */
  public static List<PackManifest> all() {
    return ALL;
  }

  /** The known pack of this name, or nothing. */
  public static Optional<PackManifest> named(String name) {
    return ALL.stream().filter(pack -> pack.name().equals(name)).findFirst();
  }

  /** A file that ships with the engine, checked as any other; nothing if the file does not ship. */
  static Optional<FileState> shipped(ModelFile file, String pack) {
    return resource(pack, file.name())
        .map(
            resource -> {
              try (InputStream in = resource.openStream()) {
                return CheckedFile.read(file, in, "the jar's " + file.name());
              } catch (IOException e) {
                throw new IllegalStateException("the engine's jar has a broken " + file.name(), e);
              }
            });
  }

  private static PackManifest shipped(String name) {
    URL resource = resource(name, ManifestReader.FILE_NAME).orElseThrow();
    try (InputStream in = resource.openStream()) {
      return ManifestReader.read(in, "the jar's pack.json of " + name);
    } catch (IOException | ManifestException e) {
      throw new IllegalStateException("the engine's jar has a broken pack.json of " + name, e);
    }
  }

  private static Optional<URL> resource(String pack, String file) {
    return Optional.ofNullable(KnownPacks.class.getResource("known/" + pack + "/" + file));
  }
}
