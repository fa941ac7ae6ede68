package org.vultus.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One look into the models folder and the cache: what the {@link PackCatalog} decides upon. */
final class PackSearch {

  private final @Nullable Path modelsDir;
  private final Path cacheDir;
  private final ModelsFolder models;
  private final List<PackFolder> folders = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  PackSearch(@Nullable Path modelsDir, Path cacheDir) {
    this.modelsDir = modelsDir;
    this.cacheDir = cacheDir;
    this.models = ModelsFolder.scan(modelsDir);
    problems.addAll(models.fault().stream().toList());
    problems.addAll(models.problems());
    models.named(ManifestReader.FILE_NAME).forEach(this::readFolderOf);
  }

  /** Why the models folder as a whole cannot be used, or nothing. */
  Optional<String> fault() {
    return models.fault();
  }

  /** What could not be read, one sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The packs in the models folder, without mere copies of a known pack's manifest. */
  List<PackFolder> folders() {
    return folders.stream().filter(folder -> !folder.copiesKnown()).toList();
  }

  /**
   * The known packs' states, the preferred one first, each looked up when the stream gets there.
   */
  Stream<PackState> known() {
    return KnownPacks.all().stream().map(this::known);
  }

  /** Whether something of a known pack is here. */
  boolean isBegun(PackState pack) {
    return pack.files().stream().anyMatch(file -> !(file instanceof FileState.Absent))
        || folders.stream().anyMatch(folder -> folder.manifest().equals(pack.manifest()))
        || Files.isDirectory(cacheDir.resolve(pack.manifest().name()));
  }

  PackState known(PackManifest pack) {
    return new PackState(
        pack, null, pack.files().stream().map(file -> find(file, pack.name())).toList());
  }

  private void readFolderOf(Path manifest) {
    try {
      folders.add(PackFolder.read(parent(manifest)));
    } catch (ManifestException e) {
      problems.add(e.problem());
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), "files of a folder have a parent");
  }

  /** A wrong file does not hide a right one of the same name elsewhere. */
  private FileState find(ModelFile file, String pack) {
    List<Path> candidates = new ArrayList<>(models.named(file.name()));
    candidates.add(cacheDir.resolve(pack).resolve(file.name()));
    List<String> wrong = new ArrayList<>();
    for (Path candidate : candidates) {
      switch (CheckedFile.read(file, candidate)) {
        case CheckedFile found -> {
          return found;
        }
        case FileState.Wrong refused -> wrong.addAll(refused.problems());
        case FileState.Absent absent -> {}
      }
    }
    return KnownPacks.shipped(file, pack)
        .orElseGet(() -> wrong.isEmpty() ? absent(file, pack) : new FileState.Wrong(file, wrong));
  }

  private FileState absent(ModelFile file, String pack) {
    Path cache = cacheDir.resolve(pack);
    String places =
        modelsDir == null
            ? "not in the cache folder " + cache
            : "neither in the models folder %s nor in the cache folder %s"
                .formatted(modelsDir, cache);
    return new FileState.Absent(file, "%s is %s".formatted(file.name(), places));
  }
}
