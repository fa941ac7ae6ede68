package org.vultus.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * The connections of a server: none is waited for while the database is known to be away, and those
 * under way are broken when it goes away.
 */
final class ServerPool extends HikariDataSource {

  private static final int LOOK_MILLIS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerWatch watch;

  private ServerPool(HikariConfig config, ServerWatch watch) {
    super(config);
    this.watch = watch;
  }

  /** Takes over the watch. */
  static ServerPool of(HikariConfig config, ServerConnections connections, ServerWatch watch) {
    config.setDataSource(connections);
    config.setConnectionTimeout(LOOK_MILLIS);
    ServerPool pool = new ServerPool(config, watch);
    watch.start(
        () -> {
          connections.breakAll();
          pool.getHikariPoolMXBean().softEvictConnections();
        });
    return pool;
  }

  /** Waits a while for one that is free, as long as the database is there. */
  @Override
  public Connection getConnection() throws SQLException {
    long start = System.nanoTime();
    while (true) {
      watch.requireThere();
      try {
        return super.getConnection();
      } catch (SQLTransientConnectionException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new SQLTimeoutException("no connection was free", e);
        }
      }
    }
  }

  ServerWatch watch() {
    return watch;
  }

  @Override
  public void close() {
    super.close();
    watch.close();
  }
}
