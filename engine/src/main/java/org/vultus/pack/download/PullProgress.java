package org.vultus.pack.download;

import org.vultus.pack.ModelFile;

/** Is told how far a download is, after each piece of at most 64 KB. */
@FunctionalInterface
public interface PullProgress {

  /**
   * Called on the downloading thread. {@code done} falls back when a file starts over.
   *
   * @param file the file in work
   * @param done its bytes on disk, those of earlier attempts included
   * @param total its bytes in all
   */
  void report(ModelFile file, long done, long total);
}
