package org.vultus.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vultus.image.Photo;

/**
 * The photo files. One that is about to be added or deleted is called {@code NAME.pending} until
 * the database has decided: if it then has a row of that name, the file gets its name, if not, the
 * file goes. A crash leaves pending files behind; the next {@link #sweep} settles them. Other files
 * are never touched.
 */
final class PhotoFolder {

  private static final String PENDING = ".pending";
  private static final Set<StandardOpenOption> REPLACE =
      EnumSet.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);

  private final Path folder;

  PhotoFolder(Path folder) {
    this.folder = folder;
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  boolean isWritable() {
    return Files.isWritable(folder);
  }

  /** The photo of that name, which may still be pending; empty if there is none. */
  Optional<Photo> read(String name) {
    return readFile(folder.resolve(name))
        .or(() -> readFile(pending(name)))
        // It may have got its name between the two looks.
        .or(() -> readFile(folder.resolve(name)));
  }

  private static Optional<Photo> readFile(Path file) {
    try {
      return Optional.of(Photo.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("A photo could not be read", e);
    }
  }

  /** Keeps a photo as pending, safe from a power cut. */
  void add(String name, Photo photo) {
    try (FileChannel file =
        FileChannel.open(pending(name), REPLACE, DataFolder.ownerOnly(folder, "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(photo.bytes());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    } catch (IOException e) {
      throw new StoreException("The photo could not be written", e);
    }
    sync();
  }

  /**
   * Makes a file pending, if it is there; {@link #sync} then makes that safe from a power cut.
   *
   * @return whether there is such a file
   */
  boolean retire(String name) {
    try {
      if (has(name)) {
        move(folder.resolve(name), pending(name));
      }
      return Files.exists(pending(name));
    } catch (IOException e) {
      throw new StoreException("The photo could not be removed", e);
    }
  }

  /** Gives the pending file its name if it is kept, and removes it if not. */
  void settle(String name, boolean kept) {
    try {
      if (kept && !has(name) && Files.exists(pending(name))) {
        move(pending(name), folder.resolve(name));
      } else {
        Files.deleteIfExists(pending(name));
      }
    } catch (IOException e) {
      throw new StoreException("The photo could not be put in its place", e);
    }
  }

  /** Settles all pending files. */
  void sweep(Predicate<String> kept) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jpg" + PENDING)) {
      for (Path file : files) {
        String pending = file.getFileName().toString();
        String name = pending.substring(0, pending.length() - PENDING.length());
        if (PhotoName.isOne(name)) {
          settle(name, kept.test(name));
        }
      }
    } catch (IOException e) {
      throw new StoreException("The photo folder could not be put in order", e);
    }
  }

  /** Makes new names safe from a power cut. Windows has no such call and needs none. */
  void sync() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw new StoreException("The photo folder could not be written", e);
      }
    }
  }

  private Path pending(String name) {
    return folder.resolve(name + PENDING);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
