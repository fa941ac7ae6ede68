package org.vultus.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder with a {@code pack.json} beside its ONNX files.
 *
 * @param folder where it lies
 * @param manifest its {@code pack.json}
 */
record PackFolder(Path folder, PackManifest manifest) {

  static boolean isAt(Path folder) {
    return Files.exists(folder.resolve(ManifestReader.FILE_NAME));
  }

  static PackFolder read(Path folder) throws ManifestException {
    Path file = folder.resolve(ManifestReader.FILE_NAME);
    if (!Files.exists(file)) {
      throw new ManifestException(
          Files.isDirectory(folder)
              ? folder + " has no " + ManifestReader.FILE_NAME
              : folder + (Files.exists(folder) ? " is not a folder" : " does not exist"));
    }
    PackManifest manifest = ManifestReader.read(file);
    rejectImpostor(manifest, file);
    return new PackFolder(folder, manifest);
  }

  /** Templates carry name and version only: two packs that share both must embed alike. */
  private static void rejectImpostor(PackManifest manifest, Path file) throws ManifestException {
    Optional<PackManifest> known = KnownPacks.named(manifest.name());
    if (known.isPresent()
        && known.get().version().equals(manifest.version())
        && !known.get().embedsLike(manifest)) {
      throw new ManifestException(
          "%s: 'name' and 'version' are those of the known pack %s, but its networks are others; choose another name"
              .formatted(file, manifest.id()));
    }
  }

  /** Whether this is a copy of a known pack's manifest. */
  boolean copiesKnown() {
    return KnownPacks.all().contains(manifest);
  }

  PackState state() {
    return new PackState(
        manifest,
        folder,
        manifest.files().stream()
            .map(file -> CheckedFile.read(file, folder.resolve(file.name())))
            .toList());
  }
}
