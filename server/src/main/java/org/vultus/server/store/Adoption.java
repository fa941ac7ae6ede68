package org.vultus.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vultus.server.store.UserRows.Row;

/** Gives the rows of {@code users} that we did not add ourselves their row in our own table. */
final class Adoption {

  private final Database database;

  Adoption(Database database) {
    this.database = database;
  }

  /** Adopts all rows of the documented table. */
  void adoptAll() {
    Chunks<String> chunks = new Chunks<>(this::adopt);
    database.forEach(
        "SELECT u.id FROM users u WHERE NOT EXISTS (SELECT 1 FROM vultus_user v WHERE v.id = %s)"
            .formatted(database.dialect().bytes("u.id")),
        row -> chunks.add(row.getString(1)));
    chunks.flush();
  }

  /** Adopts rows of the documented table; the first of each key takes it, if it is free. */
  void adopt(List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    database.change(
        tx -> {
          insert(ids, UserKey::first);
          insert(ids, UserKey::twin);
          return ids.size();
        });
  }

  /** Those whose row in the documented table another program has deleted. */
  List<Row> ghosts() {
    List<Row> ghosts = new ArrayList<>();
    if (count("vultus_user") != count("users")) {
      Chunks<Row> chunks = new Chunks<>(rows -> ghosts.addAll(withoutDocumented(rows)));
      database.forEach(
          "SELECT number, id FROM vultus_user", row -> chunks.add(UserRows.row(row, 0)));
      chunks.flush();
    }
    return ghosts;
  }

  /** Leaves out those that have a row, or whose key is taken. */
  private void insert(List<String> ids, Function<String, byte[]> key) {
    database
        .batches()
        .batchUpdate(
            "INSERT INTO vultus_user (id, user_key) VALUES (?, ?) "
                + database.dialect().unlessThere(),
            ids.stream().map(id -> new Object[] {id.getBytes(UTF_8), key.apply(id)}).toList());
  }

  private long count(String table) {
    return database.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
  }

  private List<Row> withoutDocumented(List<Row> rows) {
    String marks = rows.stream().map(row -> "?").collect(Collectors.joining(", "));
    Set<String> documented =
        new HashSet<>(
            database
                .sql("SELECT id FROM users WHERE id IN (" + marks + ")")
                .params(rows.stream().map(Row::id).toList())
                .query(String.class)
                .list());
    return rows.stream().filter(row -> !documented.contains(row.id())).toList();
  }
}
