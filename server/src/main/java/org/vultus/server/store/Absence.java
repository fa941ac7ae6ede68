package org.vultus.server.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteException;

/** Why a database did not answer, though nothing is wrong with what was asked. */
enum Absence {
  /** Shutting down, killed connections, too many of them. */
  AWAY(
      "The database cannot be reached; try again in a moment",
      "08",
      Set.of(1040, 1053, 1152, 1153, 1159, 1161, 1203, 1317, 1927),
      Set.of()),
  /** A lock that another program holds. */
  BUSY("The database is busy; try again in a moment", "none", Set.of(1205), Set.of(5, 6));

  /** SQLite's extended codes have the plain one in their last byte. */
  private static final int PLAIN = 0xff;

  private final String words;
  private final String states;
  private final Set<Integer> servers;
  private final Set<Integer> sqlite;

  Absence(String words, String states, Set<Integer> servers, Set<Integer> sqlite) {
    this.words = words;
    this.states = states;
    this.servers = servers;
    this.sqlite = sqlite;
  }

  /** Empty for a fault of another kind. */
  static Optional<Absence> of(Throwable fault) {
    SQLException error = sqlError(fault);
    return Arrays.stream(values()).filter(absence -> absence.says(error)).findFirst();
  }

  StoreUnavailableException exception(Throwable cause) {
    return new StoreUnavailableException(words, cause);
  }

  private boolean says(@Nullable SQLException error) {
    return switch (error) {
      case null -> false;
      case SQLiteException file -> sqlite.contains(file.getResultCode().code & PLAIN);
      case SQLTimeoutException late -> this == BUSY;
      default ->
          servers.contains(error.getErrorCode())
              || error.getSQLState() != null && error.getSQLState().startsWith(states);
    };
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
