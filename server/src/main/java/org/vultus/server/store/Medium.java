package org.vultus.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a database lies: how it is reached, and what becomes of what is written there. */
interface Medium extends AutoCloseable {

  Dialect dialect();

  HikariDataSource pool();

  /**
   * Around a commit.
   *
   * @throws StoreUnavailableException if what is committed now would be lost, or is another
   *     server's to commit
   */
  void requireSame();

  /** From now on what does not answer within a moment counts as away. */
  void hurry();

  /** Grows whenever another server may have changed everything. */
  long owners();

  /** Commits something that changes nothing, or as good as that. */
  void tryWriting() throws SQLException;

  /** In a transaction that deletes: so that a crash before {@link #erase} is made up for. */
  void mark(JdbcTemplate transaction);

  /** After a commit: rids the disk of what was deleted, as far as that is in our hands. */
  void erase();

  /** As {@link #erase}, also where that takes long. */
  void rewrite() throws SQLException;

  @Override
  void close();
}
