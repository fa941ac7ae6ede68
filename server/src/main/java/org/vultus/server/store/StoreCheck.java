package org.vultus.server.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;

/**
 * Looks at everything that is kept for what a disk, a restored backup or another program has
 * damaged, and repairs what can be repaired without loss. Also beside a running server. Faults are
 * thrown as {@link StoreException}.
 */
public final class StoreCheck implements AutoCloseable {

  private final Database database;
  private final PhotoFolder folder;
  private final boolean repair;
  private final Runnable release;

  /** Takes over the database, and releases the folder at the end. */
  StoreCheck(Database database, PhotoFolder folder, boolean repair, Runnable release) {
    this.database = database;
    this.folder = folder;
    this.repair = repair;
    this.release = release;
  }

  /** What can be wrong. */
  public enum Kind {
    /** The database itself says so. */
    DATABASE_DAMAGED,
    /** Rows whose user or photo is gone; a repair deletes them. */
    ROWS_LEFT_OVER,
    /** Not of its model's length, not finite, not of length 1, or without the bytes it had. */
    TEMPLATE_DAMAGED,
    /** As above, but the photo is sound: a repair removes it, and a re-embedding makes it anew. */
    TEMPLATE_TO_MAKE_ANEW,
    /** Of a version that kept none; a repair adds it. Nothing is wrong. */
    TEMPLATE_WITHOUT_DIGEST,
    PHOTO_MISSING,
    /** Cannot be read, or has not the bytes it had. */
    PHOTO_DAMAGED,
    /** Of a version that kept none; a repair adds it. Nothing is wrong. */
    PHOTO_WITHOUT_DIGEST,
    /** A file that no row names. */
    FILE_LEFT_OVER,
    /** Photos are kept, but the pack in use has no template of them that can be used. */
    USER_WITHOUT_TEMPLATE
  }

  /**
   * Something that was found.
   *
   * @param subject the name of the photo's file, the user's id, or the words of the database
   * @param repaired whether that was seen to
   */
  public record Finding(Kind kind, String subject, boolean repaired) {}

  /**
   * What was looked at.
   *
   * @param inUse the model whose templates verify; empty while there are none
   * @param verifiable users of whom it has a template that can be used
   */
  public record Extent(
      long users, long photos, long templates, Optional<ModelId> inUse, long verifiable) {}

  /**
   * Looks at everything once.
   *
   * @param lengths how many values a model's templates have, where that is known
   * @param readable whether a photo can be decoded; asked of photos without a digest
   * @param each is told what was found
   */
  public Extent run(
      Function<ModelId, OptionalInt> lengths, Predicate<Photo> readable, Consumer<Finding> each) {
    return database.guard(
        "The database could not be checked; start the server once if it is of an older version",
        () -> check(lengths, readable, each));
  }

  private Extent check(
      Function<ModelId, OptionalInt> lengths, Predicate<Photo> readable, Consumer<Finding> each) {
    boolean sound = new TableCheck(database, repair).run(each);
    PhotoCheck photos = new PhotoCheck(database, folder, repair && sound, readable);
    photos.run(each);
    TemplateCheck templates =
        new TemplateCheck(database, repair && sound, photos::isSound, lengths);
    templates.run(each);
    if (repair && sound) {
      database.rewrite();
    }
    return new Extent(
        database.sql("SELECT COUNT(*) FROM users").query(Long.class).single(),
        photos.count(),
        templates.count(),
        templates.inUse(),
        templates.verifiable());
  }

  /** Findings of one kind. */
  static List<Finding> findings(Kind kind, List<String> subjects, boolean repaired) {
    return subjects.stream().map(subject -> new Finding(kind, subject, repaired)).toList();
  }

  @Override
  public void close() {
    database.close();
    release.run();
  }
}
