package org.vultus.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder as it was when it was opened. Whoever has it open goes on using it after it was
 * removed or another took its place, and what is then written is lost.
 */
final class Opened {

  private final Path path;
  private final @Nullable Object key;

  private Opened(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** What is there now. */
  static Opened at(Path path) throws IOException {
    return new Opened(path, key(path));
  }

  /** Whether the same is there still; where a file system gives no keys, whether anything is. */
  boolean isThere() {
    try {
      Object now = key(path);
      return key == null || key.equals(now);
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
