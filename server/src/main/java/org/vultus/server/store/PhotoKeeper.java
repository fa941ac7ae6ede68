package org.vultus.server.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.vultus.server.identity.Enrolment;

/** Keeps the photo files and their rows in step, whatever becomes of a change of the rows. */
final class PhotoKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(PhotoKeeper.class);

  private final PhotoFolder folder;
  private final PhotoRows rows;

  /** Files that are still pending, because the database could not say what is to become of them. */
  private final Set<String> undecided = ConcurrentHashMap.newKeySet();

  /** Shared by changes; alone is who decides about those files. */
  private final ReadWriteLock changes = new ReentrantReadWriteLock();

  PhotoKeeper(PhotoFolder folder, PhotoRows rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /**
   * Settles what a crash left undecided; but a database that is not the folder's decides nothing.
   */
  void sweep() {
    if (!isStrange()) {
      folder.sweep(rows::hasForGood);
    }
  }

  /** Whether the folder holds photos, and the database knows none at all. */
  private boolean isStrange() {
    return rows.isEmpty() && folder.names().stream().anyMatch(this::isPhoto);
  }

  private boolean isPhoto(String name) {
    return PhotoName.isOne(name) && folder.has(name);
  }

  /**
   * Adds a photo file around a change of the rows; it stays if the change has made a row for it.
   *
   * @param change is given the file's name
   */
  <T> T add(String id, Enrolment enrolment, Function<String, T> change) {
    String name = freeName(id, enrolment, List.of());
    return around(
        List.of(name),
        List.of(),
        () -> {
          folder.add(name, enrolment.photo());
          return change.apply(name);
        });
  }

  /**
   * Removes photo files around a change of the rows; they stay if the change has left their rows.
   *
   * @param change is given what puts the files aside and returns their names
   * @throws StoreException if the rows are gone and a file is not
   */
  <T> T remove(List<String> names, Function<Supplier<List<String>>, T> change) {
    return around(List.of(), names, () -> change.apply(() -> retire(names)));
  }

  /**
   * Adds photo files and removes others around one change of the rows; of each, what has a row
   * after it is there.
   *
   * @param change is given the names of the files added, and what puts the others aside and returns
   *     their names
   */
  List<String> replace(
      String id,
      List<Enrolment> added,
      List<String> removed,
      BiFunction<List<String>, Supplier<List<String>>, List<String>> change) {
    List<String> names = freeNames(id, added);
    return around(
        names,
        removed,
        () -> {
          for (int i = 0; i < names.size(); i++) {
            folder.add(names.get(i), added.get(i).photo());
          }
          return change.apply(names, () -> retire(removed));
        });
  }

  /** What is not as it should be, for the operator. */
  List<String> warnings() {
    if (isStrange()) {
      return List.of(
          ("The database knows no photo, but the photo folder holds %,d. If people were registered"
                  + " here, stop, and put back the database that belongs to this folder; if not,"
                  + " move the files away, or register the people by './vultus import'")
              .formatted(folder.names().stream().filter(this::isPhoto).count()));
    }
    Set<String> files = folder.names();
    AtomicLong missing = new AtomicLong();
    rows.forEachName(name -> missing.addAndGet(files.remove(name) ? 0 : 1));
    return Stream.of(
            told(
                missing.get(),
                "%d photo files are missing from the photo folder; their users verify all the"
                    + " same"),
            told(
                files.size(),
                "%d files in the photo folder belong to no user; './vultus check' names them"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> told(long count, String words) {
    return count == 0 ? List.of() : List.of(words.formatted(count));
  }

  /** Throws {@link StoreException} if no photo could be written now. */
  void check() {
    folder.tryWriting();
  }

  private List<String> retire(List<String> names) {
    List<String> retired = new ArrayList<>();
    for (String name : names) {
      if (folder.retire(name)) {
        retired.add(name);
      }
    }
    if (!retired.isEmpty()) {
      folder.sync();
    }
    return retired;
  }

  private List<String> freeNames(String id, List<Enrolment> enrolments) {
    List<String> names = new ArrayList<>();
    for (Enrolment enrolment : enrolments) {
      names.add(freeName(id, enrolment, names));
    }
    return names;
  }

  private String freeName(String id, Enrolment enrolment, List<String> taken) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> PhotoName.of(id, enrolment.at(), n))
        .filter(name -> !taken.contains(name) && !undecided.contains(name))
        .filter(name -> !folder.has(name) && !rows.has(name))
        .findFirst()
        .orElseThrow();
  }

  /** Decides about the files that are still pending. */
  void makeUp() {
    if (!undecided.isEmpty()) {
      changes.writeLock().lock();
      try {
        undecided.removeIf(this::isSettled);
      } finally {
        changes.writeLock().unlock();
      }
    }
  }

  private <T> T around(List<String> added, List<String> removed, Supplier<T> change) {
    changes.readLock().lock();
    try {
      return settled(added, removed, change);
    } finally {
      changes.readLock().unlock();
    }
  }

  private <T> T settled(List<String> added, List<String> removed, Supplier<T> change) {
    T result;
    try {
      result = change.get();
    } catch (RuntimeException | Error e) {
      settle(added);
      settle(removed);
      throw e;
    }
    settle(added);
    if (!settle(removed)) {
      throw new StoreException(
          "It is deleted from the database, but a photo file could not be removed yet;"
              + " the server tries again",
          new IOException("a photo file is left"));
    }
    return result;
  }

  /** Whether all of them are settled; the others are tried again. */
  private boolean settle(List<String> names) {
    List<String> left = names.stream().filter(name -> !isSettled(name)).toList();
    undecided.addAll(left);
    return left.isEmpty();
  }

  /**
   * By now the change is a fact or not: what fails here is tried again, or left to the next start.
   */
  private boolean isSettled(String name) {
    try {
      folder.settle(name, rows.hasForGood(name));
      return true;
    } catch (StoreException | DataAccessException e) {
      LOG.warn("A photo file could not be put in its place yet");
      return false;
    }
  }
}
