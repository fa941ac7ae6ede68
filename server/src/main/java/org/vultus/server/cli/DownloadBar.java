package org.vultus.server.cli;

import org.jspecify.annotations.Nullable;
import org.vultus.pack.ModelFile;
import org.vultus.pack.download.PullProgress;

/** Shows one bar after the other, one for each file. */
final class DownloadBar implements PullProgress, AutoCloseable {

  private static final long MEGABYTE = 1 << 20;

  private @Nullable ModelFile current;
  private @Nullable Progress progress;

  @Override
  public void report(ModelFile file, long done, long total) {
    Progress shown = progress;
    if (shown == null || !file.equals(current)) {
      close();
      current = file;
      shown = new Progress(file.name(), total, " MB", MEGABYTE);
      progress = shown;
    }
    shown.reach(done);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
