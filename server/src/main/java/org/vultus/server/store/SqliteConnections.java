package org.vultus.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Connects to a SQLite file beside its pool. */
interface SqliteConnections {

  /**
   * A connection of its own.
   *
   * @param busyMillis for so long it waits for another that writes
   */
  Connection connect(int busyMillis) throws SQLException;
}
