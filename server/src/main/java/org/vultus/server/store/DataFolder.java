package org.vultus.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything that we keep, locked for this process and purpose. What it creates is
 * for the owner's eyes alone, where the file system knows owners.
 */
final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;
  private @Nullable DataFolder elsewhere;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Creates the folder if it is missing, and locks it for whoever adds and removes photos.
   *
   * @throws StoreException if another process has it, or it cannot be created or written to
   */
  static DataFolder open(Path folder) {
    return open(
        folder,
        ".lock",
        "The data folder %s is used by another Vultus process;"
            + " stop that one or choose another folder");
  }

  /**
   * Creates the folder if it is missing, and locks it for whoever makes templates of its photos,
   * beside a server or not.
   *
   * @throws StoreException if another process does so, or it cannot be created or written to
   */
  static DataFolder openForTemplates(Path folder) {
    return open(
        folder,
        ".reembed.lock",
        "The photos in %s are being re-embedded by another process; wait until it has finished");
  }

  private static DataFolder open(Path folder, String lock, String conflict) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      createFolder(root);
      return new DataFolder(root, lock(root.resolve(lock), conflict.formatted(root)));
    } catch (IOException e) {
      throw new StoreException(
          "The data folder %s cannot be created or written to".formatted(root), e);
    }
  }

  /** A folder in it, created if it is missing. */
  Path folder(String name) {
    try {
      return createFolder(root.resolve(name));
    } catch (IOException e) {
      throw new StoreException("The folder %s cannot be created".formatted(root.resolve(name)), e);
    }
  }

  /** A file in it, created empty if it is missing. */
  Path file(String name) {
    Path file = root.resolve(name);
    try {
      return Files.createFile(file, ownerOnly(root, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      return file;
    } catch (IOException e) {
      throw new StoreException("The file %s cannot be created".formatted(file), e);
    }
  }

  /**
   * Locks also the folder to which a link leads that takes the place of {@code file}: a file of two
   * folders belongs to one process at a time.
   *
   * @throws StoreException if another process has that
   */
  void claim(Path file) {
    try {
      Path home = file.toRealPath().getParent();
      if (home != null && !home.equals(root.toRealPath())) {
        elsewhere = open(home);
      }
    } catch (IOException e) {
      throw new StoreException("The file %s cannot be opened".formatted(file), e);
    }
  }

  @Override
  public void close() {
    if (elsewhere != null) {
      elsewhere.close();
    }
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException("The data folder could not be released", e);
    }
  }

  /** Rights for a new file in {@code folder}; none where the file system has no such rights. */
  static FileAttribute<?>[] ownerOnly(Path folder, String rights) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private static Path createFolder(Path folder) throws IOException {
    return Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
  }

  private static FileChannel lock(Path file, String conflict) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StoreException(conflict, new IOException("locked"));
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
