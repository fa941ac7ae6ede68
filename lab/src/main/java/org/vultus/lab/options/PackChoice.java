package org.vultus.lab.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.CacheFolder;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import picocli.CommandLine.Option;

/** Which model pack to measure. */
public final class PackChoice {

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      description = "A folder with model packs or their files, looked in first.")
  private @Nullable Path modelsDir;

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      defaultValue = "retail-0095",
      description = "A pack's name or folder (default: ${DEFAULT-VALUE}).")
  private String pack = "";

  /** The pack, checked and in memory. */
  public ModelPack open() {
    return open(pack);
  }

  /** Another pack, by its name or folder. */
  public ModelPack open(String other) {
    return switch (new PackCatalog(modelsDir, CacheFolder.in(System.getenv())).find(other)) {
      case PackLookup.Found found -> found.pack();
      case PackLookup.Missing missing -> throw new IllegalArgumentException(missing.report());
    };
  }

  /** The same choice as options of the server. */
  public List<String> serverOptions() {
    List<String> options = new ArrayList<>(List.of("--pack=" + pack));
    if (modelsDir != null) {
      options.add("--models-dir=" + modelsDir);
    }
    return List.copyOf(options);
  }
}
