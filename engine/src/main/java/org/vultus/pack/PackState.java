package org.vultus.pack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pack and what was found of each of its files.
 *
 * @param manifest what the pack needs
 * @param folder the pack's own folder, or null for a known pack, whose files may lie anywhere
 * @param files one for each of the manifest's, in its order
 */
public record PackState(PackManifest manifest, @Nullable Path folder, List<FileState> files) {

  /** Copies the list. */
  public PackState {
    files = List.copyOf(files);
  }

  /** Whether it is one of {@link KnownPacks}. */
  public boolean known() {
    return folder == null;
  }

  /** Whether it ships with Vultus, weights included. */
  public boolean builtIn() {
    return known() && manifest.name().equals(KnownPacks.BUILT_IN);
  }

  /** Whether every file is there and right. */
  public boolean complete() {
    return files.stream().allMatch(CheckedFile.class::isInstance);
  }

  /** What is wrong, one sentence each; empty for a complete pack. */
  public List<String> problems() {
    return files.stream().flatMap(file -> file.problems().stream()).toList();
  }

  /** What to do about an incomplete pack. */
  public String remedy() {
    if (folder != null) {
      return "put the files that its pack.json lists beside it, with the sizes and SHA-256 given there";
    }
    return downloadable()
        ? "run `./vultus models pull " + manifest.name() + "`"
        : "name a folder that holds its files with --models-dir";
  }

  PackLookup lookup() {
    return complete() ? new PackLookup.Found(pack()) : missing();
  }

  private boolean downloadable() {
    return files.stream()
        .allMatch(state -> state instanceof CheckedFile || state.file().url() != null);
  }

  private PackLookup missing() {
    return new PackLookup.Missing(
        "the model pack " + manifest.name() + " is not complete", problems(), remedy());
  }

  private ModelPack pack() {
    Map<String, byte[]> bytes = new HashMap<>();
    for (FileState state : files) {
      if (state instanceof CheckedFile file) {
        bytes.put(file.file().name(), file.bytes());
      }
    }
    return new ModelPack(manifest, bytes);
  }
}
