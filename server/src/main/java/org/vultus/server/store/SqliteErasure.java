package org.vultus.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rids a SQLite file and its log of what was deleted. With {@code secure_delete} SQLite overwrites
 * a deleted row where it lies; but the log holds it until it is emptied, and a copy may be left in
 * a page whose rows were once moved to another, until the file is written anew (VACUUM). That takes
 * the longer the larger the file is: between two of these it rests {@value #REST} times as long as
 * the last one took, and it leaves larger files than {@value #LARGEST} bytes to {@code vultus check
 * --repair}.
 *
 * <p>The file's {@code user_version} is {@value #CLEAN} while nothing was deleted since it was
 * written anew, so that this is made up for after a crash.
 */
final class SqliteErasure implements AutoCloseable {

  /** In the transaction of a deletion. */
  static final String MARK = "PRAGMA user_version = 0";

  private static final Logger LOG = LoggerFactory.getLogger(SqliteErasure.class);
  private static final int CLEAN = 1;
  private static final int REST = 20;
  private static final long LARGEST = 64L << 20;
  private static final int ATTEMPTS = 5;
  private static final int RETRY_SECONDS = 1;

  /** So long writers may have to wait for readers of the log, and this for them. */
  private static final int BUSY_MILLIS = 100;

  private static final int PATIENT_MILLIS = 30_000;

  private final SqliteConnections connections;
  private final AtomicLong asked = new AtomicLong();
  private final Lock alone = new ReentrantLock();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(SqliteErasure::thread);
  private long done;
  private long restUntil = System.nanoTime();
  private @Nullable Future<?> planned;

  SqliteErasure(SqliteConnections connections) {
    this.connections = connections;
  }

  /** Returns when that is done; or soon, and does it later, where readers are in the way. */
  void erase() {
    long mine = asked.incrementAndGet();
    alone.lock();
    try {
      for (int i = 0; i < ATTEMPTS && done < mine; i++) {
        attempt();
      }
      if (done < mine) {
        plan(TimeUnit.SECONDS.toNanos(RETRY_SECONDS));
      }
    } finally {
      alone.unlock();
    }
  }

  /** Writes the file anew, however large it is, and empties the log if nobody reads it. */
  void rewrite() throws SQLException {
    alone.lock();
    try (Connection connection = connections.connect(PATIENT_MILLIS)) {
      vacuum(connection);
      number(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      alone.unlock();
    }
  }

  /** Whether nothing was deleted since the file was written anew. */
  boolean isClean() {
    try (Connection connection = connections.connect(BUSY_MILLIS)) {
      return number(connection, "PRAGMA user_version") == CLEAN;
    } catch (SQLException e) {
      return false;
    }
  }

  /** The last attempt, unless nothing was deleted by whoever has this. */
  @Override
  public void close() {
    later.shutdownNow();
    alone.lock();
    try {
      restUntil = System.nanoTime();
      if (asked.get() > 0 && !isClean()) {
        attempt();
      }
    } finally {
      alone.unlock();
    }
  }

  private void attempt() {
    long all = asked.get();
    try (Connection connection = connections.connect(BUSY_MILLIS)) {
      rewriteIfRested(connection);
      if (number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0) {
        done = all;
      }
    } catch (SQLException e) {
      LOG.debug("The log could not be emptied yet", e);
    }
  }

  private void rewriteIfRested(Connection connection) throws SQLException {
    long began = System.nanoTime();
    if (began - restUntil < 0) {
      plan(restUntil - began);
    } else if (size(connection) <= LARGEST) {
      try {
        vacuum(connection);
      } catch (SQLException e) {
        LOG.debug("The database file could not be written anew yet", e);
        plan(TimeUnit.SECONDS.toNanos(RETRY_SECONDS));
      }
      long ended = System.nanoTime();
      restUntil = ended + REST * (ended - began);
    }
  }

  private static void vacuum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      statement.execute("PRAGMA user_version = " + CLEAN);
    }
  }

  /** Once, however often it is asked for. */
  private void plan(long nanos) {
    if (planned == null && !later.isShutdown()) {
      planned = later.schedule(this::makeUp, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void makeUp() {
    alone.lock();
    try {
      planned = null;
      if (done < asked.get() || !isClean()) {
        erase();
      }
    } finally {
      alone.unlock();
    }
  }

  /** It outlives the request that starts it, and must not seem to belong to the web application. */
  private static Thread thread(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name("erasure").unstarted(work);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  private static long size(Connection connection) throws SQLException {
    return number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
  }

  private static long number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(pragma)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
