package org.vultus.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database server; when it wipes out what was deleted is for its operator to set. */
record ServerMedium(HikariDataSource pool, Dialect dialect) implements Medium {

  /** The server answers for its files; but another Vultus may have the database by now. */
  @Override
  public void requireSame() {
    if (pool instanceof ServerPool alone) {
      alone.watch().requireMine();
    }
  }

  @Override
  public void hurry() {
    if (pool instanceof ServerPool alone) {
      alone.watch().hurry();
    }
  }

  @Override
  public long owners() {
    return pool instanceof ServerPool alone ? alone.watch().locks() : 0;
  }

  /** Rolled back, so that nothing of it reaches the server's binary log. */
  @Override
  public void tryWriting() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(SqliteFile.TRIAL_ROW);
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void mark(JdbcTemplate transaction) {
    // Nothing is to be made up for.
  }

  @Override
  public void erase() {
    // Purge and rotation of logs are the server's.
  }

  @Override
  public void rewrite() {
    erase();
  }

  @Override
  public void close() {
    pool.close();
  }
}
