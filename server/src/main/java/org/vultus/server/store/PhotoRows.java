package org.vultus.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.image.Photo;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.store.UserStore.Template;

/** The rows of photos and of the templates made from them. */
final class PhotoRows {

  private static final String TEMPLATES =
      "SELECT p.user_number, t.embedding, d.sha256 FROM vultus_template t"
          + " JOIN vultus_photo p ON p.name = t.photo"
          + " LEFT JOIN vultus_template_digest d"
          + " ON d.photo = t.photo AND d.pack = t.pack AND d.version = t.version"
          + " WHERE t.pack = ? AND t.version = ?";

  private final Database database;
  private final PackInUse packInUse;

  PhotoRows(Database database) {
    this.database = database;
    this.packInUse = new PackInUse(database);
  }

  /**
   * Within a transaction.
   *
   * @throws StalePackException if the template is not of the model in use
   */
  void insert(long number, String name, Enrolment enrolment) {
    packInUse.require(enrolment.template().model());
    database
        .sql(
            "INSERT INTO vultus_photo (name, user_number, source_sha256, created)"
                + " VALUES (?, ?, ?, ?)")
        .params(name, number, enrolment.sourceSha256(), Timestamps.format(enrolment.at()))
        .update();
    database
        .sql("INSERT INTO vultus_photo_quality (photo, overall) VALUES (?, ?)")
        .params(name, enrolment.quality())
        .update();
    insertDigest(name, enrolment.photo());
    insert(name, enrolment.template());
  }

  /** Deletes a photo's row, and with it its templates and its quality. */
  void delete(String name) {
    database.delete("DELETE FROM vultus_photo WHERE name = ?", name);
  }

  /**
   * A user's photos, by time, then the number in the name, of which a longer name has the higher;
   * the query has a row for each template of a photo.
   */
  List<StoredPhoto> photos(long number) {
    Map<String, StoredPhoto> photos = new LinkedHashMap<>();
    database
        .sql(
            ("SELECT p.name, %s, q.overall, t.pack, t.version FROM vultus_photo p"
                    + " LEFT JOIN vultus_photo_quality q ON q.photo = p.name"
                    + " LEFT JOIN vultus_template t ON t.photo = p.name"
                    + " WHERE p.user_number = ? ORDER BY p.created, LENGTH(p.name), p.name, t.pack, t.version")
                .formatted(database.dialect().text("p.created")))
        .param(number)
        .query((row, index) -> photo(row))
        .list()
        .forEach(photo -> photos.merge(photo.name(), photo, PhotoRows::joined));
    return List.copyOf(photos.values());
  }

  /** Within a transaction: adds a template to those of a photo, if the photo is there. */
  void insert(String name, Embedding template) {
    byte[] bytes = template.toBytes();
    insert("vultus_template (photo, pack, version, embedding)", name, template.model(), bytes);
    insertDigest(name, template.model(), Sha256.of(bytes));
  }

  /** Within a transaction: deletes templates, and with them their digests; returns how many. */
  int deleteTemplates(String condition, Object... params) {
    database.delete("DELETE FROM vultus_template_digest WHERE " + condition, params);
    return database.delete("DELETE FROM vultus_template WHERE " + condition, params);
  }

  /** Within a transaction: adds the digest of a photo's file, if the photo is there. */
  int insertDigest(String name, Photo photo) {
    return database
        .sql(
            "INSERT INTO vultus_photo_digest (photo, sha256)"
                + " SELECT name, ? FROM vultus_photo WHERE name = ?")
        .params(Sha256.of(photo.bytes()), name)
        .update();
  }

  /** Within a transaction: adds the digest of a photo's template, if the photo is there. */
  int insertDigest(String name, ModelId model, byte[] sha256) {
    return insert("vultus_template_digest (photo, pack, version, sha256)", name, model, sha256);
  }

  private int insert(String table, String name, ModelId model, byte[] bytes) {
    return database
        .sql("INSERT INTO " + table + " SELECT name, ?, ?, ? FROM vultus_photo WHERE name = ?")
        .params(model.pack(), model.version(), bytes, name)
        .update();
  }

  boolean has(String name) {
    return has(name, "");
  }

  /** Waits for the end of a change of that row that is under way still, its answer lost. */
  boolean hasForGood(String name) {
    return has(name, database.dialect().sharing());
  }

  private boolean has(String name, String lock) {
    return database
        .sql("SELECT 1 FROM vultus_photo WHERE name = ?" + lock)
        .param(name)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Whether a file is kept for a user, with a template of the model. */
  boolean hasSource(long number, String sha256, ModelId model) {
    return !database
        .sql(
            "SELECT 1 FROM vultus_photo p JOIN vultus_template t ON t.photo = p.name"
                + " WHERE p.user_number = ? AND p.source_sha256 = ?"
                + " AND t.pack = ? AND t.version = ? LIMIT 1")
        .params(number, sha256, model.pack(), model.version())
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** The names of a user's photo files. */
  List<String> names(long number) {
    return database
        .sql("SELECT name FROM vultus_photo WHERE user_number = ? ORDER BY name")
        .param(number)
        .query((row, index) -> row.getString(1))
        .list();
  }

  /**
   * Within a transaction: as {@link #names}; nobody else changes the user's photos until its end.
   */
  List<String> namesLocked(long number) {
    database
        .sql("SELECT number FROM vultus_user WHERE number = ?" + database.dialect().locking())
        .param(number)
        .query(Long.class)
        .optional();
    return names(number);
  }

  /** Whether there are no photos at all. */
  boolean isEmpty() {
    return database.sql("SELECT 1 FROM vultus_photo LIMIT 1").query(Integer.class).list().isEmpty();
  }

  /** The names of all photo files. */
  void forEachName(Consumer<String> each) {
    database.forEach("SELECT name FROM vultus_photo", row -> each.accept(row.getString(1)));
  }

  /** Returns how many are damaged; those are left out. */
  long forEachTemplate(ModelId model, int length, Consumer<Template> each) {
    AtomicLong damaged = new AtomicLong();
    database.forEach(
        TEMPLATES,
        row -> template(model, length, row).ifPresentOrElse(each, damaged::incrementAndGet),
        model.pack(),
        model.version());
    return damaged.get();
  }

  /** The templates of the model that a user has. */
  List<Embedding> templates(long number, ModelId model, int length) {
    return database
        .sql(TEMPLATES + " AND p.user_number = ?")
        .params(model.pack(), model.version(), number)
        .query((row, index) -> template(model, length, row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .map(Template::embedding)
        .toList();
  }

  private static StoredPhoto photo(ResultSet row) throws SQLException {
    double quality = row.getDouble(3);
    boolean measured = !row.wasNull();
    String pack = row.getString(4);
    return new StoredPhoto(
        row.getString(1),
        Timestamps.parse(row.getString(2)),
        measured ? quality : null,
        pack == null ? List.of() : List.of(new ModelId(pack, row.getString(5))));
  }

  private static StoredPhoto joined(StoredPhoto photo, StoredPhoto same) {
    List<ModelId> models = new ArrayList<>(photo.models());
    models.addAll(same.models());
    return new StoredPhoto(photo.name(), photo.at(), photo.quality(), models);
  }

  /** Empty if it is damaged. */
  private static Optional<Template> template(ModelId model, int length, ResultSet row)
      throws SQLException {
    long number = row.getLong(1);
    return TemplateBytes.of(row.getBytes(2), row.getBytes(3))
        .embedding(model, length)
        .map(embedding -> new Template(number, embedding));
  }
}
