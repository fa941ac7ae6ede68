package org.vultus.pack.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.vultus.pack.IoReason;

/** Lets one pull at a time into a folder, whichever process it runs in. */
final class PullLock {

  /** A file lock belongs to a process; this one keeps its threads apart. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private PullLock() {}

  static void holding(Path folder, Runnable pull) {
    THREADS.lock();
    try (FileChannel channel = open(folder);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      pull.run();
    } catch (IOException e) {
      throw new DownloadException(folder + " cannot be locked: " + IoReason.of(e), e);
    } finally {
      THREADS.unlock();
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
