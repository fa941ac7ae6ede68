package org.vultus.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Where the databases differ: a few words of SQL, cursors and error codes. */
enum Dialect {
  SQLITE("sqlite", "CAST(%s AS BLOB)", "CAST(%s AS TEXT)", "ON CONFLICT DO NOTHING", 0),
  /** The smallest integer makes Connector/J hand out rows as they come. */
  MYSQL(Integer.MIN_VALUE),
  MARIADB(500);

  private static final Set<Integer> DUPLICATE = Set.of(1062, 1586);

  /** What servers say of a text that a column's character set or length cannot hold. */
  private static final Set<Integer> UNSTORABLE =
      Set.of(1267, 1270, 1271, 1300, 1366, 1406, 1977, 3854, 3988);

  /**
   * Deadlock, MariaDB's refusal of a row that changed since it was read, and a parent row that went
   * while its child was inserted.
   */
  private static final Set<Integer> PASSING = Set.of(1213, 1020, 1452);

  private static final Set<SQLiteErrorCode> SQLITE_DUPLICATE =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);

  private final String migrations;
  private final String bytes;
  private final String text;
  private final String unlessThere;
  private final int fetchSize;

  Dialect(String migrations, String bytes, String text, String unlessThere, int fetchSize) {
    this.migrations = migrations;
    this.bytes = bytes;
    this.text = text;
    this.unlessThere = unlessThere;
    this.fetchSize = fetchSize;
  }

  Dialect(int fetchSize) {
    this(
        "mysql",
        "CAST(CONVERT(%s USING utf8mb4) AS BINARY)",
        "CAST(%s AS CHAR)",
        "ON DUPLICATE KEY UPDATE user_key = user_key",
        fetchSize);
  }

  /** The folder of the migrations. */
  String migrations() {
    return "classpath:db/migration/" + migrations;
  }

  /** The UTF-8 of a text column. */
  String bytes(String column) {
    return bytes.formatted(column);
  }

  /**
   * A time column as text, in UTC: a driver would apply a zone of its own, and fail on the zero
   * date.
   */
  String text(String column) {
    return text.formatted(column);
  }

  /**
   * A time column as a value that is ordered as the column is, and that a driver hands out and
   * takes back unchanged.
   */
  String comparable(String column) {
    return this == SQLITE ? column : text(column);
  }

  /** Ends an INSERT into {@code vultus_user} that leaves alone what is there. */
  String unlessThere() {
    return unlessThere;
  }

  /** Ends a SELECT whose rows nobody may change before the end of the transaction. */
  String sharing() {
    return this == SQLITE ? "" : " LOCK IN SHARE MODE";
  }

  /** Ends a SELECT whose rows nobody else may even share. SQLite has one writer at a time. */
  String locking() {
    return this == SQLITE ? "" : " FOR UPDATE";
  }

  /** The fetch size that makes the driver read a result piece by piece. */
  int fetchSize() {
    return fetchSize;
  }

  boolean isDuplicate(Throwable fault) {
    SQLException error = sqlError(fault);
    return error instanceof SQLiteException sqlite
        ? SQLITE_DUPLICATE.contains(sqlite.getResultCode())
        : has(DUPLICATE, error);
  }

  boolean isUnstorable(Throwable fault) {
    return this != SQLITE && has(UNSTORABLE, sqlError(fault));
  }

  /** Whether the same transaction may succeed when tried again at once. */
  boolean isPassing(Throwable fault) {
    return this != SQLITE && has(PASSING, sqlError(fault));
  }

  private static boolean has(Set<Integer> codes, @Nullable SQLException error) {
    return error != null && codes.contains(error.getErrorCode());
  }

  private static @Nullable SQLException sqlError(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error
          && !(error instanceof java.sql.BatchUpdateException)) {
        return error;
      }
    }
    return null;
  }
}
