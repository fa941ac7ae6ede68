package org.vultus.server.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteException;

/** Why a database did not answer, though nothing is wrong with what was asked. */
enum Absence {
  AWAY("The database cannot be reached; try again in a moment"),
  /** A lock that another program holds. */
  BUSY("The database is busy; try again in a moment");

  /** Shutting down, killed connections, too many of them. */
  private static final Set<Integer> AWAY_CODES =
      Set.of(1040, 1053, 1152, 1153, 1159, 1161, 1203, 1317, 1927);

  /** The class of SQL states about connections. */
  private static final String AWAY_STATES = "08";

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private static final Set<Integer> SQLITE_BUSY = Set.of(5, 6);

  /** SQLite's extended codes have the plain one in their last byte. */
  private static final int PLAIN = 0xff;

  private final String words;

  Absence(String words) {
    this.words = words;
  }

  /** Empty for a fault of another kind. */
  static Optional<Absence> of(Throwable fault) {
    SQLException error = sqlError(fault);
    if (error == null) {
      return Optional.empty();
    }
    if (isBusy(error)) {
      return Optional.of(BUSY);
    }
    return isAway(error) ? Optional.of(AWAY) : Optional.empty();
  }

  StoreUnavailableException exception(Throwable cause) {
    return new StoreUnavailableException(words, cause);
  }

  private static boolean isBusy(SQLException error) {
    return error instanceof SQLiteException file
        ? SQLITE_BUSY.contains(file.getResultCode().code & PLAIN)
        : error instanceof SQLTimeoutException || error.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }

  private static boolean isAway(SQLException error) {
    String state = error.getSQLState();
    return !(error instanceof SQLiteException)
        && (AWAY_CODES.contains(error.getErrorCode())
            || (state != null && state.startsWith(AWAY_STATES)));
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
