package org.vultus.server.store;

import static java.util.Map.entry;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteException;

/**
 * What keeps a database from its work whatever is asked of it, by the codes in which it says so.
 */
enum Outage {
  /** Shutting down, killed connections, too many of them. */
  AWAY("The database cannot be reached; try again in a moment"),
  /** A lock that another program holds, or other changes. */
  BUSY("The database is busy; try again in a moment"),
  FULL("there is no space left on the disk of the database"),
  FAILING("the disk of the database is full or fails"),
  READ_ONLY("the database may only be read"),
  GONE("the database file cannot be opened"),
  DAMAGED("the database is damaged; 'vultus check' says more");

  private static final Map<Integer, Outage> SQLITE =
      Map.of(
          5, BUSY, 6, BUSY, 8, READ_ONLY, 10, FAILING, 11, DAMAGED, 13, FULL, 14, GONE, 26,
          DAMAGED);

  private static final Map<Integer, Outage> SERVERS =
      Map.ofEntries(
          entry(3, FAILING),
          entry(126, DAMAGED),
          entry(1021, FULL),
          entry(1026, FAILING),
          entry(1030, FAILING),
          entry(1034, DAMAGED),
          entry(1114, FULL),
          entry(1040, AWAY),
          entry(1053, AWAY),
          entry(1152, AWAY),
          entry(1153, AWAY),
          entry(1159, AWAY),
          entry(1161, AWAY),
          entry(1194, DAMAGED),
          entry(1203, AWAY),
          entry(1205, BUSY),
          entry(1290, READ_ONLY),
          entry(1317, AWAY),
          entry(1792, READ_ONLY),
          entry(1836, READ_ONLY),
          entry(1874, READ_ONLY),
          entry(1927, AWAY));

  /** Of the SQLSTATE of whatever a driver cannot connect to. */
  private static final String CONNECTION = "08";

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
          case SQLTimeoutException late -> BUSY;
          case SQLException error -> ofServer(error);
        });
  }

  private static @Nullable Outage ofServer(SQLException error) {
    String state = error.getSQLState();
    return state != null && state.startsWith(CONNECTION) ? AWAY : SERVERS.get(error.getErrorCode());
  }

  /** What failed by it, for people. */
  StoreUnavailableException exception(String failure, Throwable cause) {
    return this == AWAY || this == BUSY
        ? exception(cause)
        : new StoreUnavailableException(
            failure + ": " + words, StoreUnavailableException.LATER, cause);
  }

  /** Of one that passes by itself, whatever failed by it. */
  StoreUnavailableException exception(Throwable cause) {
    return new StoreUnavailableException(words, StoreUnavailableException.SOON, cause);
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
