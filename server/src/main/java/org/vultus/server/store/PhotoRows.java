package org.vultus.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.vultus.embedding.Embedding;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.store.UserStore.Template;

/** The rows of photos and of the templates made from them. */
final class PhotoRows {

  private final Database database;

  PhotoRows(Database database) {
    this.database = database;
  }

  void insert(long number, String name, Enrolment enrolment) {
    database
        .sql(
            "INSERT INTO vultus_photo (name, user_number, source_sha256, created)"
                + " VALUES (?, ?, ?, ?)")
        .params(name, number, enrolment.sourceSha256(), Timestamps.format(enrolment.at()))
        .update();
    Embedding template = enrolment.template();
    database
        .sql("INSERT INTO vultus_template (photo, pack, version, embedding) VALUES (?, ?, ?, ?)")
        .params(name, template.model().pack(), template.model().version(), template.toBytes())
        .update();
  }

  boolean has(String name) {
    return database
        .sql("SELECT 1 FROM vultus_photo WHERE name = ?")
        .param(name)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  boolean hasSource(long number, String sha256) {
    return !database
        .sql("SELECT 1 FROM vultus_photo WHERE user_number = ? AND source_sha256 = ? LIMIT 1")
        .params(number, sha256)
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

  /** The names of all photo files. */
  void forEachName(Consumer<String> each) {
    database.forEach("SELECT name FROM vultus_photo", row -> each.accept(row.getString(1)));
  }

  void forEachTemplate(ModelId model, int length, Consumer<Template> each) {
    database.forEach(
        "SELECT p.user_number, t.embedding FROM vultus_template t"
            + " JOIN vultus_photo p ON p.name = t.photo WHERE t.pack = ? AND t.version = ?",
        row -> each.accept(template(model, length, row)),
        model.pack(),
        model.version());
  }

  /** How many users have a template of the model. */
  long countWithTemplate(ModelId model) {
    return database
        .sql(
            "SELECT COUNT(DISTINCT p.user_number) FROM vultus_template t"
                + " JOIN vultus_photo p ON p.name = t.photo WHERE t.pack = ? AND t.version = ?")
        .params(model.pack(), model.version())
        .query(Long.class)
        .single();
  }

  private static Template template(ModelId model, int length, ResultSet row) throws SQLException {
    long number = row.getLong(1);
    try {
      return new Template(number, Embedding.fromBytes(model, length, row.getBytes(2)));
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "A template of user number %d is damaged and cannot be used".formatted(number), e);
    }
  }
}
