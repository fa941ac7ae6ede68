package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;

/**
 * The rows of {@code users}, ordered by time, those without one first, then by the code points of
 * the id, whatever the collation of the table. They are read a page at a time: no connection is
 * held while somebody does something with the rows, however long that takes.
 */
final class UserList {

  /** Rows that are read at once; each page sorts all that are left, so that few are no gain. */
  private static final int PAGE = 5000;

  /** Pages that are read at once; the other connections are for the other calls. */
  private static final int READERS = 4;

  private final Database database;
  private final Semaphore readers = new Semaphore(READERS, true);
  private final String select;
  private final String containing;
  private final String following;
  private final String onwards;
  private final String onwardsFromNull;
  private final String order;

  UserList(Database database) {
    this.database = database;
    Dialect dialect = database.dialect();
    String id = dialect.bytes("u.id");
    String time = dialect.comparable("u.timestamp");
    this.select = "SELECT u.id, %s, %s FROM users u".formatted(dialect.text("u.timestamp"), time);
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
    this.onwards =
        " WHERE %s > ? OR (%s = ? AND %s > %s)".formatted(time, time, id, dialect.bytes("?"));
    this.onwardsFromNull =
        " WHERE u.timestamp IS NOT NULL OR %s > %s".formatted(id, dialect.bytes("?"));
    this.order = " ORDER BY u.timestamp, %s LIMIT ?".formatted(id);
  }

  /** A row, and what the database takes its time for when it compares; null for none. */
  private record Row(User user, @Nullable Object time) {

    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(UserRows.user(row, number), row.getObject(3));
    }
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
    StringBuilder from = new StringBuilder(select);
    List<Object> params = new ArrayList<>();
    if (part != null) {
      byte[] key = part.key().getBytes(UTF_8);
      from.append(containing);
      params.addAll(List.of(key, key));
    }
    List<Object> first = new ArrayList<>(params);
    if (after != null) {
      first.add(after);
    }
    long left = limit;
    List<Row> page = page(from + (after == null ? "" : following), first, left);
    while (!page.isEmpty()) {
      page.forEach(row -> each.accept(row.user()));
      left -= page.size();
      page = page.size() < PAGE ? List.of() : next(from.toString(), params, page.getLast(), left);
    }
  }

  /** Rows may come and go meanwhile, this last one too: where it stood is what counts. */
  private List<Row> next(String from, List<Object> params, Row last, long most) {
    List<Object> all = new ArrayList<>(params);
    if (last.time() != null) {
      all.addAll(List.of(last.time(), last.time()));
    }
    all.add(last.user().id());
    return page(from + (last.time() == null ? onwardsFromNull : onwards), all, most);
  }

  private List<Row> page(String sql, List<Object> params, long most) {
    List<Object> all = new ArrayList<>(params);
    all.add(Math.min(most, PAGE));
    readers.acquireUninterruptibly();
    try {
      return database.sql(sql + order).params(all).query(Row::of).list();
    } finally {
      readers.release();
    }
  }
}
