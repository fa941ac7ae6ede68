package org.vultus.server.store;

import static java.util.Map.entry;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteException;

/**
 * What keeps a database from its work whatever is asked of it, by the codes in which it says so.
 */
enum Outage {
  FULL("there is no space left on the disk of the database"),
  FAILING("the disk of the database is full or fails"),
  READ_ONLY("the database may only be read"),
  GONE("the database file cannot be opened"),
  DAMAGED("the database is damaged; 'vultus check' says more");

  private static final Map<Integer, Outage> SQLITE =
      Map.of(8, READ_ONLY, 10, FAILING, 11, DAMAGED, 13, FULL, 14, GONE, 26, DAMAGED);

  private static final Map<Integer, Outage> SERVERS =
      Map.ofEntries(
          entry(3, FAILING),
          entry(126, DAMAGED),
          entry(1021, FULL),
          entry(1026, FAILING),
          entry(1030, FAILING),
          entry(1034, DAMAGED),
          entry(1114, FULL),
          entry(1194, DAMAGED),
          entry(1290, READ_ONLY),
          entry(1792, READ_ONLY),
          entry(1836, READ_ONLY),
          entry(1874, READ_ONLY));

  /** SQLite's extended codes have the plain one in their last byte. */
  private static final int PLAIN = 0xff;

  private final String words;

  Outage(String words) {
    this.words = words;
  }

  /** What a fault comes from; empty if not from an outage. */
  static Optional<Outage> of(Throwable fault) {
    return Optional.ofNullable(
        switch (sqlError(fault)) {
          case null -> null;
          case SQLiteException error -> SQLITE.get(error.getResultCode().code & PLAIN);
          case SQLException error -> SERVERS.get(error.getErrorCode());
        });
  }

  /** For people, as the end of a sentence. */
  String words() {
    return words;
  }

  /** Where a roll-back failed too, the fault before it is the one that counts. */
  private static @Nullable SQLException sqlError(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransactionSystemException both
          && both.getApplicationException() != null) {
        return sqlError(both.getApplicationException());
      }
      if (cause instanceof SQLException error && !(error instanceof BatchUpdateException)) {
        return error;
      }
    }
    return null;
  }
}
