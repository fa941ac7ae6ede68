package org.vultus.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
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
  private static final String TRIAL = ".trial";
  private static final int TRIAL_BYTES = 4096;

  /** So much must be free for a photo, in bytes. */
  private static final long LEAST_SPACE = 1 << 20;

  private static final Set<StandardOpenOption> REPLACE =
      EnumSet.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);

  private final Path folder;
  private final Opened opened;

  PhotoFolder(Path folder) {
    this.folder = folder;
    try {
      this.opened = Opened.at(folder);
    } catch (IOException e) {
      throw new StoreException("The photo folder %s cannot be read".formatted(folder), e);
    }
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /**
   * Writes a file as a photo is written, and removes it.
   *
   * @throws StoreUnavailableException if no photo can be kept now
   */
  void tryWriting() {
    String failure = "The photo folder cannot be written to";
    requireSame(failure);
    Path trial = folder.resolve(TRIAL);
    try {
      write(trial, new byte[TRIAL_BYTES]);
      Files.delete(trial);
    } catch (IOException e) {
      throw failed(failure, e);
    }
    if (isFull()) {
      throw failed(failure, new IOException("less than " + LEAST_SPACE + " bytes are free"));
    }
  }

  /** The names of all photos, also of those that are pending, and of other files. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        names.add(isPending(name) ? withoutPending(name) : name);
      }
      return names;
    } catch (IOException | DirectoryIteratorException e) {
      throw new StoreException("The photo folder could not be read", e);
    }
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
    String failure = "The photo could not be written";
    try {
      write(pending(name), photo.bytes());
    } catch (IOException e) {
      throw failed(failure, e);
    }
    sync();
    requireSame(failure);
  }

  /**
   * Makes a file pending, if it is there; {@link #sync} then makes that safe from a power cut.
   *
   * @return whether there is such a file
   */
  boolean retire(String name) {
    String failure = "The photo could not be removed";
    requireSame(failure);
    try {
      if (isFile(folder.resolve(name))) {
        move(folder.resolve(name), pending(name));
      }
      return isFile(pending(name));
    } catch (IOException e) {
      throw failed(failure, e);
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
        if (isPending(pending)) {
          settle(withoutPending(pending), kept.test(withoutPending(pending)));
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
        throw failed("The photo folder could not be written", e);
      }
    }
  }

  private Path pending(String name) {
    return folder.resolve(name + PENDING);
  }

  private void requireSame(String failure) {
    if (!opened.isThere()) {
      throw new StoreUnavailableException(
          failure + ": the photo folder was removed or replaced while the server runs",
          StoreUnavailableException.LATER,
          new NoSuchFileException(folder.toString()));
    }
  }

  /** A fault of the disk is nothing that a request can help. */
  private StoreUnavailableException failed(String failure, IOException fault) {
    return new StoreUnavailableException(
        failure + (isFull() ? ": there is no space left on its disk" : ""),
        StoreUnavailableException.LATER,
        fault);
  }

  private boolean isFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE;
    } catch (IOException e) {
      return false;
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, REPLACE, DataFolder.ownerOnly(folder, "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Whether there is a file; only such a one can be removed for sure once it could be renamed. */
  private static boolean isFile(Path path) throws IOException {
    try {
      if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
        throw new FileSystemException(path.toString(), null, "is a folder");
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isPending(String name) {
    return name.endsWith(PENDING) && PhotoName.isOne(withoutPending(name));
  }

  private static String withoutPending(String name) {
    return name.substring(0, name.length() - PENDING.length());
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
