package org.vultus.server.store;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vultus.image.Photo;
import org.vultus.server.store.StoreCheck.Finding;
import org.vultus.server.store.StoreCheck.Kind;

/** Looks at the photo files and their rows. */
final class PhotoCheck {

  private final Database database;
  private final PhotoFolder folder;
  private final PhotoRows rows;
  private final boolean repair;
  private final Predicate<Photo> readable;
  private final Set<String> unsound = new HashSet<>();
  private long count;

  PhotoCheck(Database database, PhotoFolder folder, boolean repair, Predicate<Photo> readable) {
    this.database = database;
    this.folder = folder;
    this.rows = new PhotoRows(database);
    this.repair = repair;
    this.readable = readable;
  }

  private record Row(String name, @Nullable String sha256) {}

  /** The files are listed first: one that is then without a row has lost it. */
  void run(Consumer<Finding> each) {
    Set<String> files = folder.names();
    Chunks<Row> chunks = new Chunks<>(some -> some.forEach(row -> look(row, each)));
    database.forEach(
        "SELECT p.name, d.sha256 FROM vultus_photo p"
            + " LEFT JOIN vultus_photo_digest d ON d.photo = p.name",
        row -> {
          files.remove(row.getString(1));
          byte[] sha256 = row.getBytes(2);
          chunks.add(
              new Row(row.getString(1), sha256 == null ? null : HexFormat.of().formatHex(sha256)));
        });
    chunks.flush();
    List<String> left = files.stream().filter(this::isLeft).sorted().toList();
    StoreCheck.findings(Kind.FILE_LEFT_OVER, left, false).forEach(each);
  }

  long count() {
    return count;
  }

  /** Whether a photo that was looked at can be used. */
  boolean isSound(String name) {
    return !unsound.contains(name);
  }

  private void look(Row row, Consumer<Finding> each) {
    count++;
    Optional<Kind> found = kind(row);
    if (found.isEmpty() || !rows.has(row.name())) {
      return;
    }
    boolean undigested = found.get() == Kind.PHOTO_WITHOUT_DIGEST;
    if (!undigested) {
      unsound.add(row.name());
    }
    each.accept(
        new Finding(found.get(), row.name(), undigested && repair && addDigest(row.name())));
  }

  private Optional<Kind> kind(Row row) {
    Optional<Photo> photo;
    try {
      photo = folder.read(row.name());
    } catch (StoreException e) {
      return Optional.of(Kind.PHOTO_DAMAGED);
    }
    if (photo.isEmpty()) {
      return Optional.of(Kind.PHOTO_MISSING);
    }
    if (row.sha256() == null) {
      return Optional.of(
          readable.test(photo.get()) ? Kind.PHOTO_WITHOUT_DIGEST : Kind.PHOTO_DAMAGED);
    }
    return row.sha256().equals(photo.get().sha256())
        ? Optional.empty()
        : Optional.of(Kind.PHOTO_DAMAGED);
  }

  private boolean addDigest(String name) {
    return folder.read(name).isPresent()
        && database.change(tx -> rows.insertDigest(name, folder.read(name).orElseThrow())) > 0;
  }

  private boolean isLeft(String name) {
    return folder.has(name) && !rows.has(name);
  }
}
