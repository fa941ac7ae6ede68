package org.vultus.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.CacheFolder;
import org.vultus.server.assembly.PackSettings;
import picocli.CommandLine.Option;

/** Which model pack to use. */
final class PackOptions {

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      description = "A folder with model packs or their files, looked in first.")
  private @Nullable Path modelsDir;

  @Option(
      names = "--models-cache",
      paramLabel = "DIR",
      description = "Where downloaded packs are kept (default: ~/.cache/vultus/models).")
  private @Nullable Path cacheDir;

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description = "A pack's name or folder (default: the one in use, or the best one found).")
  private @Nullable String pack;

  PackSettings settings() {
    return new PackSettings(modelsDir, cacheDir(), pack);
  }

  /** The manifest of the pack if that was named as a folder; null if by its name or not at all. */
  @Nullable Path manifest() {
    return pack != null && pack.contains("/") ? Path.of(pack).resolve("pack.json") : null;
  }

  Path cacheDir() {
    return cacheDir == null ? CacheFolder.in(System.getenv()) : cacheDir;
  }
}
