package org.vultus.pack;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words why a file operation failed, where Java's own message is only the file's name. */
public final class IoReason {

  private IoReason() {}

  /** The reason, without the file's name. */
  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "it does not exist";
      case AccessDeniedException denied -> "access is denied";
      case NotDirectoryException file -> "it is not a folder";
      case FileAlreadyExistsException exists -> "a file is in its place";
      case FileLockInterruptionException stop -> "it was interrupted";
      case ClosedByInterruptException stop -> "it was interrupted";
      case FileSystemException other -> orMessage(other.getReason(), e);
      default -> orMessage(null, e);
    };
  }

  private static String orMessage(@Nullable String reason, IOException e) {
    return Optional.ofNullable(reason)
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElseGet(() -> e.getClass().getSimpleName());
  }
}
