package org.vultus.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** Where a database lies: how it is reached, and what becomes of what is written there. */
interface Medium extends AutoCloseable {

  Dialect dialect();

  HikariDataSource pool();

  /**
   * Around a commit.
   *
   * @throws StoreUnavailableException if what is committed now would be lost
   */
  void requireSame();

  /** Commits something that changes nothing, or as good as that. */
  void tryWriting() throws SQLException;

  /** After a commit: rids the disk of what was deleted, as far as that is in our hands. */
  void erase();

  @Override
  void close();
}
