package org.vultus.server.store;

import java.util.function.Consumer;
import org.vultus.server.identity.User;

/**
 * All rows of {@code users}, ordered by time, those without one first, then by the code points of
 * the id, whatever the collation of the table.
 */
final class UserList {

  private final Database database;
  private final String all;
  private final String following;

  UserList(Database database) {
    this.database = database;
    Dialect dialect = database.dialect();
    String id = dialect.bytes("u.id");
    String select = "SELECT u.id, %s FROM users u".formatted(dialect.text("u.timestamp"));
    String order = " ORDER BY u.timestamp, %s LIMIT ?".formatted(id);
    this.all = select + order;
    this.following =
        (select
                    + ", (SELECT id, timestamp FROM users WHERE id = ?) a"
                    + " WHERE u.timestamp > a.timestamp"
                    + " OR (a.timestamp IS NULL AND u.timestamp IS NOT NULL)"
                    + " OR ((u.timestamp = a.timestamp"
                    + "      OR (u.timestamp IS NULL AND a.timestamp IS NULL)) AND %s > %s)")
                .formatted(id, dialect.bytes("a.id"))
            + order;
  }

  void forEach(long limit, Consumer<User> each) {
    database.forEach(all, row -> each.accept(UserRows.user(row, 0)), limit);
  }

  /**
   * The rows after another.
   *
   * @param text the exact text of that row
   */
  void forEachAfter(String text, long limit, Consumer<User> each) {
    database.forEach(following, row -> each.accept(UserRows.user(row, 0)), text, limit);
  }
}
