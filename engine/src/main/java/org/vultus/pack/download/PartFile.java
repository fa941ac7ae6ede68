package org.vultus.pack.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.vultus.pack.CheckedFile;
import org.vultus.pack.FileState;
import org.vultus.pack.IoReason;
import org.vultus.pack.ModelFile;

/** What has come of a file so far, beside the place where the whole will lie. */
final class PartFile {

  private final ModelFile file;
  private final Path target;
  private final Path part;

  PartFile(ModelFile file, Path folder) {
    this.file = file;
    this.target = folder.resolve(file.name());
    this.part = folder.resolve(file.name() + ".part");
  }

  /** Whether the whole file is in its place and right. */
  boolean inPlace() {
    return CheckedFile.read(file, target) instanceof CheckedFile;
  }

  long size() {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw fault(e);
    }
  }

  void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  void append(byte[] bytes, int count) {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    } catch (IOException e) {
      throw fault(e);
    }
  }

  /** Checks size and hash of the part. */
  FileState check() {
    return CheckedFile.read(file, part);
  }

  /** Puts the checked part in its place in one step, on disk before it gets its name. */
  void moveIntoPlace() {
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private DownloadException fault(IOException e) {
    return new DownloadException(part + " cannot be written: " + IoReason.of(e), e);
  }
}
