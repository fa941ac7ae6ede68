package org.vultus.server.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteException;

/** What keeps a database from its work whatever is asked of it, by the codes in which it says so. */
enum Outage {
  FULL("there is no space left on the disk of the database", Set.of(13), Set.of(1021, 1114)),
  FAILING("the disk of the database is full or fails", Set.of(10), Set.of(3, 1026, 1030)),
  READ_ONLY("the database may only be read", Set.of(8), Set.of(1290, 1792, 1836, 1874)),
  GONE("the database file cannot be opened", Set.of(14), Set.of()),
  DAMAGED(
      "the database is damaged; 'vultus check' says more", Set.of(11, 26), Set.of(126, 1034, 1194));

  /** SQLite's extended codes have the plain one in their last byte. */
  private static final int PLAIN = 0xff;

  private final String words;
  private final Set<Integer> sqlite;
  private final Set<Integer> servers;

  Outage(String words, Set<Integer> sqlite, Set<Integer> servers) {
    this.words = words;
    this.sqlite = sqlite;
    this.servers = servers;
  }

  /** What a fault comes from; empty if not from an outage. */
  static Optional<Outage> of(Throwable fault) {
    SQLException error = sqlError(fault);
    return Arrays.stream(values()).filter(outage -> outage.says(error)).findFirst();
  }

  /** For people, as the end of a sentence. */
  String words() {
    return words;
  }

  private boolean says(@Nullable SQLException error) {
    return error instanceof SQLiteException file
        ? sqlite.contains(file.getResultCode().code & PLAIN)
        : error != null && servers.contains(error.getErrorCode());
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
