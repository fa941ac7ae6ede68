package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.UserStore.Known;

/** The rows of {@code users}, and the row of {@code vultus_user} that goes with each. */
final class UserRows {

  private final Database database;
  private final Adoption adoption;

  UserRows(Database database, Adoption adoption) {
    this.database = database;
    this.adoption = adoption;
  }

  /**
   * A row of {@code vultus_user}.
   *
   * @param id the text of the row in {@code users} that this belongs to
   */
  record Row(long number, String id) {}

  /**
   * The user that an id means. A row of our own whose row in {@code users} another program has
   * deleted is no user; one that it has added is adopted here.
   */
  Optional<Known> live(UserId id) {
    return firstLive(id)
        .or(
            () -> {
              adoption.adopt(documentedLike(id));
              return firstLive(id);
            });
  }

  /** Our rows that an id may mean: that of the exact text, then the first of its key. */
  List<Row> known(UserId id) {
    Comparator<Row> exactFirst = Comparator.comparing(row -> !row.id().equals(id.text()));
    return database
        .sql(
            "SELECT number, id FROM vultus_user WHERE user_key >= ? AND user_key < ?"
                + " ORDER BY user_key")
        .params(id.key().getBytes(UTF_8), UserKey.end(id.key()))
        .query(UserRows::row)
        .list()
        .stream()
        .sorted(exactFirst)
        .toList();
  }

  Optional<Row> numbered(long number) {
    return database
        .sql("SELECT number, id FROM vultus_user WHERE number = ?")
        .param(number)
        .query(UserRows::row)
        .optional();
  }

  /** The row of {@code users} with exactly this text, if another program has not deleted it. */
  Optional<User> documented(String text) {
    return lookUp(text).filter(user -> user.id().equals(text));
  }

  long count() {
    return database.sql("SELECT COUNT(*) FROM users").query(Long.class).single();
  }

  /** What the operator should know of the rows. */
  List<String> warnings() {
    long strange =
        database
            .sql("SELECT COUNT(*) FROM vultus_user WHERE user_key < ?")
            .param(UserKey.end(""))
            .query(Long.class)
            .single();
    return strange == 0
        ? List.of()
        : List.of(
            ("%d rows of the table users hold no id: a text that is blank, too long or has control"
                    + " characters. They are listed, but cannot be verified or deleted here; correct"
                    + " or delete them in the database")
                .formatted(strange));
  }

  /** Adds the row of our own table. */
  long insert(UserId id) {
    KeyHolder number = new GeneratedKeyHolder();
    database
        .sql("INSERT INTO vultus_user (id, user_key) VALUES (?, ?)")
        .params(id.text().getBytes(UTF_8), UserKey.first(id.text()))
        .update(number);
    return Objects.requireNonNull(number.getKey()).longValue();
  }

  /** Adds the row of the documented table. */
  void insertDocumented(UserId id, Instant at) {
    database
        .sql("INSERT INTO users (id, timestamp) VALUES (?, ?)")
        .params(id.text(), Timestamps.format(at))
        .update();
  }

  /** Deletes both rows, and with ours all templates and photos; the documented one last. */
  void delete(Row row) {
    database.delete("DELETE FROM vultus_user WHERE number = ?", row.number());
    if (documented(row.id()).isPresent()) {
      database.delete("DELETE FROM users WHERE id = ?", row.id());
    }
  }

  static User user(ResultSet row, int number) throws SQLException {
    return new User(row.getString(1), Timestamps.parse(row.getString(2)));
  }

  private Optional<Known> firstLive(UserId id) {
    return known(id).stream()
        .flatMap(row -> documented(row.id()).map(user -> new Known(row.number(), user)).stream())
        .findFirst();
  }

  /**
   * Rows that another program has added since we adopted all. Where the table's own collation tells
   * cases apart, those in mixed case are found by their exact text, until the next start.
   */
  private List<String> documentedLike(UserId id) {
    return Stream.of(id.text(), id.key(), id.text().toLowerCase(Locale.ROOT))
        .distinct()
        .flatMap(text -> lookUp(text).stream())
        .map(User::id)
        .filter(text -> UserKey.of(text).equals(id.key()))
        .distinct()
        .toList();
  }

  /** What the documented table, by its own collation, takes for this text. */
  private Optional<User> lookUp(String text) {
    try {
      return database
          .sql(
              "SELECT id, %s FROM users WHERE id = ?"
                  .formatted(database.dialect().text("timestamp")))
          .param(text)
          .query(UserRows::user)
          .optional();
    } catch (DataAccessException e) {
      if (database.dialect().isUnstorable(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static Row row(ResultSet row, int number) throws SQLException {
    return new Row(row.getLong(1), new String(row.getBytes(2), UTF_8));
  }
}
