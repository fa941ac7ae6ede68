package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;

/**
 * The rows of {@code users}, ordered by time, those without one first, then by the code points of
 * the id, whatever the collation of the table.
 */
final class UserList {

  private final Database database;
  private final String select;
  private final String containing;
  private final String following;
  private final String order;

  UserList(Database database) {
    this.database = database;
    Dialect dialect = database.dialect();
    String id = dialect.bytes("u.id");
    this.select = "SELECT u.id, %s FROM users u".formatted(dialect.text("u.timestamp"));
    // What follows the zero byte of a twin key is a digest, in which any bytes may be.
    this.containing =
        (" JOIN vultus_user v ON v.id = %s AND INSTR(v.user_key, ?) > 0"
                + " AND INSTR(v.user_key, x'00') NOT BETWEEN 1 AND INSTR(v.user_key, ?)")
            .formatted(id);
    this.following =
        (" JOIN (SELECT id, timestamp FROM users WHERE id = ?) a"
                + " ON u.timestamp > a.timestamp"
                + " OR (a.timestamp IS NULL AND u.timestamp IS NOT NULL)"
                + " OR ((u.timestamp = a.timestamp"
                + "      OR (u.timestamp IS NULL AND a.timestamp IS NULL)) AND %s > %s)")
            .formatted(id, dialect.bytes("a.id"));
    this.order = " ORDER BY u.timestamp, %s LIMIT ?".formatted(id);
  }

  /**
   * Hands out rows.
   *
   * @param part what the key of an id must contain; then rows without one of our own, and those
   *     that hold no id, are left out. Null for all
   * @param after the exact text of a row, to hand out only those after it; null for all
   * @param limit at most so many
   */
  void forEach(@Nullable UserId part, @Nullable String after, long limit, Consumer<User> each) {
    StringBuilder sql = new StringBuilder(select);
    List<Object> params = new ArrayList<>();
    if (part != null) {
      byte[] key = part.key().getBytes(UTF_8);
      sql.append(containing);
      params.addAll(List.of(key, key));
    }
    if (after != null) {
      sql.append(following);
      params.add(after);
    }
    params.add(limit);
    database.forEach(
        sql.append(order).toString(), row -> each.accept(UserRows.user(row, 0)), params.toArray());
  }
}
