package org.vultus.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Reads a whole SQLite file now and then to find what the disk has damaged. That takes the longer
 * the larger the file is: after each look it rests {@value #REST} times as long as that took.
 */
final class DamageWatch {

  private static final int REST = 20;
  private static final int BUSY_MILLIS = 500;
  private static final int PATIENCE_SECONDS = 1;

  private final SqliteConnections connections;
  private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);
  private volatile Optional<SQLException> found = Optional.empty();
  private volatile long restUntil = System.nanoTime();

  DamageWatch(SqliteConnections connections) {
    this.connections = connections;
  }

  /**
   * Looks, unless it rests. What takes long is not waited for: a later call tells what it found.
   *
   * @throws SQLException what the last look found
   */
  synchronized void look() throws SQLException {
    if (look.isDone() && System.nanoTime() - restUntil >= 0) {
      look =
          CompletableFuture.runAsync(
              () -> found = damage(),
              task -> Thread.ofPlatform().daemon().name("damage").start(task));
    }
    look.copy().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (found.isPresent()) {
      throw found.get();
    }
  }

  private Optional<SQLException> damage() {
    long began = System.nanoTime();
    try (Connection connection = connections.connect(BUSY_MILLIS);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      return row.next() && row.getString(1).equals("ok")
          ? Optional.empty()
          : Optional.of(
              new SQLiteException("quick_check found damage", SQLiteErrorCode.SQLITE_CORRUPT));
    } catch (SQLException e) {
      return Optional.of(e);
    } finally {
      long ended = System.nanoTime();
      restUntil = ended + REST * (ended - began);
    }
  }
}
