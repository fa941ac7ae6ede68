package org.vultus.pack;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.ModelId;
import org.vultus.pack.PackLookup.Missing;

/**
 * Finds model packs in the operator's models folder and in the cache. Each call looks anew, so a
 * file that was added since is seen. Nothing is loaded whose size or SHA-256 is not the manifest's.
 *
 * <p>A models folder that was named but cannot be read is reported, even where the cache would do:
 * another pack in its place would know none of the users.
 */
public final class PackCatalog {

  private final @Nullable Path modelsDir;
  private final Path cacheDir;

  /**
   * @param modelsDir looked in first, with its subfolders four levels deep; null if none was named
   * @param cacheDir holds downloaded packs, one folder each; need not exist
   */
  public PackCatalog(@Nullable Path modelsDir, Path cacheDir) {
    this.modelsDir = modelsDir;
    this.cacheDir = cacheDir;
  }

  /**
   * The pack that the operator chose.
   *
   * @param pack a pack folder's path, or a name: a known pack's, else that of a pack in the models
   *     folder
   */
  public PackLookup find(String pack) {
    return isPath(pack) ? inFolder(pack) : named(pack);
  }

  /** The pack that makes templates of {@code model}: that very version of it. */
  public PackLookup find(ModelId model) {
    PackSearch search = search();
    if (search.fault().isPresent()) {
      return unusableModelsFolder(search);
    }
    List<PackState> candidates =
        Stream.concat(
                KnownPacks.all().stream()
                    .filter(pack -> pack.id().equals(model))
                    .map(search::known),
                search.folders().stream()
                    .filter(folder -> folder.manifest().id().equals(model))
                    .map(PackFolder::state))
            .toList();
    return candidates.stream()
        .filter(PackState::complete)
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(PackState::lookup)
        .orElseGet(() -> notInSight(model, search));
  }

  /**
   * The pack to use when none was chosen: the models folder if it is a pack folder itself, complete
   * or not; else the first known pack that is complete, the built-in one aside; else the only
   * complete pack in the models folder's subfolders; else the built-in one.
   */
  public PackLookup findBest() {
    PackSearch search = search();
    if (search.fault().isPresent()) {
      return unusableModelsFolder(search);
    }
    if (modelsDir != null && PackFolder.isAt(modelsDir)) {
      return inModelsFolder(modelsDir, search);
    }
    return search
        .known()
        .filter(pack -> !pack.builtIn())
        .filter(PackState::complete)
        .findFirst()
        .map(PackState::lookup)
        .orElseGet(() -> onlyOwn(search));
  }

  /** Every pack in sight with the state of its files. */
  public PackInventory inventory() {
    PackSearch search = search();
    List<PackState> known = search.known().toList();
    Stream<PackState> own = search.folders().stream().map(PackFolder::state);
    Set<String> begun =
        known.stream()
            .filter(search::isBegun)
            .map(pack -> pack.manifest().name())
            .collect(Collectors.toSet());
    return new PackInventory(Stream.concat(known.stream(), own).toList(), begun, search.problems());
  }

  private PackSearch search() {
    return new PackSearch(modelsDir, cacheDir);
  }

  private static boolean isPath(String pack) {
    return pack.contains("/") || pack.contains(File.separator) || pack.matches("\\.{1,2}");
  }

  private static PackLookup inFolder(String path) {
    try {
      return PackFolder.read(Path.of(path)).state().lookup();
    } catch (ManifestException e) {
      return unusableFolder(e.problem());
    } catch (InvalidPathException e) {
      return unusableFolder("'" + path + "' is not a path: " + e.getReason());
    }
  }

  /** Of a known pack whose manifest lies there, a file may come from elsewhere. */
  private static PackLookup inModelsFolder(Path path, PackSearch search) {
    try {
      PackFolder folder = PackFolder.read(path);
      return folder.copiesKnown()
          ? search.known(folder.manifest()).lookup()
          : folder.state().lookup();
    } catch (ManifestException e) {
      return unusableFolder(e.problem());
    }
  }

  private PackLookup named(String pack) {
    PackSearch search = search();
    if (search.fault().isPresent()) {
      return unusableModelsFolder(search);
    }
    Optional<PackManifest> known = KnownPacks.named(pack);
    return known.isPresent() ? search.known(known.get()).lookup() : own(pack, search);
  }

  private static PackLookup own(String name, PackSearch search) {
    List<PackFolder> namesakes =
        search.folders().stream().filter(folder -> folder.manifest().name().equals(name)).toList();
    return switch (namesakes.size()) {
      case 0 -> unknown(name, search);
      case 1 -> namesakes.getFirst().state().lookup();
      default -> ambiguous("several packs are named '" + name + "'", namesakes);
    };
  }

  private static PackLookup onlyOwn(PackSearch search) {
    List<PackFolder> complete =
        search.folders().stream().filter(folder -> folder.state().complete()).toList();
    return switch (complete.size()) {
      case 0 ->
          KnownPacks.named(KnownPacks.BUILT_IN)
              .map(pack -> search.known(pack).lookup())
              .orElseGet(() -> nothing(search));
      case 1 -> complete.getFirst().state().lookup();
      default -> ambiguous("the models folder holds several packs", complete);
    };
  }

  private static PackLookup ambiguous(String summary, List<PackFolder> folders) {
    return new Missing(
        summary,
        folders.stream().map(f -> f.manifest().id() + " lies in " + f.folder()).toList(),
        "choose one by its folder with --pack");
  }

  private static PackLookup nothing(PackSearch search) {
    List<PackState> packs =
        Stream.concat(search.known(), search.folders().stream().map(PackFolder::state)).toList();
    Stream<String> incomplete =
        packs.stream()
            .flatMap(
                p -> p.problems().stream().map(problem -> p.manifest().name() + ": " + problem));
    return new Missing(
        "no model pack is complete",
        Stream.concat(incomplete, search.problems().stream()).toList(),
        packs.getFirst().remedy() + ", or name a folder that holds a pack with --models-dir");
  }

  private static PackLookup unknown(String name, PackSearch search) {
    return new Missing(
        "there is no model pack '" + name + "'",
        search.problems(),
        "choose one of %s, or give the path of a pack folder, such as ./%s"
            .formatted(inSight(search, PackManifest::name), name));
  }

  private static PackLookup notInSight(ModelId model, PackSearch search) {
    return new Missing(
        "the model pack %s is not here, only %s"
            .formatted(model, inSight(search, PackManifest::id)),
        search.problems(),
        "name the folder that holds %s with --models-dir, or go on with another pack: `./vultus reembed --pack PACK`"
            .formatted(model));
  }

  private static String inSight(PackSearch search, Function<PackManifest, Object> word) {
    return Stream.concat(
            KnownPacks.all().stream(), search.folders().stream().map(PackFolder::manifest))
        .map(word)
        .map(Object::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static PackLookup unusableModelsFolder(PackSearch search) {
    return new Missing(
        "the models folder cannot be used",
        search.problems(),
        "correct --models-dir or leave it out");
  }

  private static PackLookup unusableFolder(String problem) {
    return new Missing(
        "the chosen model pack cannot be used",
        List.of(problem),
        "correct the folder or its pack.json, or choose another pack with --pack");
  }
}
