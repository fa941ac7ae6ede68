package org.vultus.pack.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.IoReason;
import org.vultus.pack.ModelFile;
import org.vultus.pack.PackManifest;

/**
 * Downloads packs into the cache folder, where {@link org.vultus.pack.PackCatalog} finds them. Only
 * over https; a file gets its name once its size and SHA-256 are right.
 */
public final class PackDownload {

  private final Path cacheDir;
  private final Origin origin;
  private final Patience patience;

  /**
   * For real servers.
   *
   * @param cacheDir gets a folder for each pack; made if it does not exist
   * @param mirror a folder on a server that holds the files by their names, in place of the
   *     manifest's addresses; https, or http to this machine; null for none
   * @throws DownloadException if the mirror's address is another kind
   */
  public PackDownload(Path cacheDir, @Nullable URI mirror) {
    this(cacheDir, mirror, Patience.DEFAULT);
  }

  PackDownload(Path cacheDir, @Nullable URI mirror, Patience patience) {
    this.cacheDir = cacheDir;
    this.origin = Origin.of(mirror);
    this.patience = patience;
  }

  /**
   * Brings every file of the pack that the cache does not hold yet. Safe to interrupt, to repeat
   * and to run twice at once: the second waits for the first.
   *
   * @return where the pack's files lie
   * @throws DownloadException if a file could not be brought
   */
  public Path pull(PackManifest pack, PullProgress progress) {
    Path folder = cacheDir.resolve(pack.name());
    create(folder);
    PullLock.holding(folder, () -> pull(pack.files(), folder, progress));
    return folder;
  }

  private void pull(List<ModelFile> files, Path folder, PullProgress progress) {
    List<ModelFile> missing =
        files.stream().filter(file -> !new PartFile(file, folder).inPlace()).toList();
    missing.forEach(origin::of);
    try (Web web = new Web(patience)) {
      for (ModelFile file : missing) {
        PartFile part = new PartFile(file, folder);
        new FileDownload(file, part, origin.of(file), progress).run(web, patience);
      }
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DownloadException(folder + " cannot be made: " + IoReason.of(e), e);
    }
  }
}
