package org.vultus.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a database server over a connection of its own, which also holds the lock by which only
 * one Vultus server changes a database. The lock ends with the connection; it is taken again as
 * soon as the database is back, unless another server was faster.
 */
final class ServerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

  private static final int LOOK_MILLIS = 150;

  /** The server forgets a connection, and so the lock, of whoever is silent for so long. */
  private static final int SILENCE_SECONDS = 30;

  /**
   * An answer is waited for so long: by commands, and by servers, which must answer in a second.
   */
  private static final int PATIENT_MILLIS = 20_000;

  private static final int QUICK_MILLIS = 450;

  /** A lock belongs to a whole server, so it is named after the database; at most 64 characters. */
  private static final String NAME =
      "CONCAT('vultus ', LEFT(SHA2(IF(@@lower_case_table_names = 0, DATABASE(),"
          + " LOWER(DATABASE())), 256), 40))";

  private final DatabaseServer server;
  private final AtomicLong locks = new AtomicLong();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("database-watch").factory());
  private volatile State state = State.MINE;
  private volatile int patience = PATIENT_MILLIS;
  private volatile @Nullable Connection connection;
  private volatile String fault = "";
  private Runnable away = () -> {};

  private ServerWatch(DatabaseServer server) {
    this.server = server;
  }

  private enum State {
    MINE,
    TAKEN,
    AWAY
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException if another server has it
   */
  static ServerWatch lock(DatabaseServer server) throws SQLException {
    ServerWatch watch = new ServerWatch(server);
    try {
      if (watch.isMine()) {
        return watch;
      }
    } catch (SQLException e) {
      watch.close();
      throw e;
    }
    watch.close();
    throw new StoreException(
        ("The database %s is used by another Vultus server. Several servers on one database are not"
                + " supported: stop that one, or name another database")
            .formatted(server.place()),
        new IllegalStateException("locked"));
  }

  /** From now on {@code away} is run each time the database turns out to be away. */
  void start(Runnable away) {
    this.away = away;
    Future<?> unused =
        threads.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on a database that does not answer within a moment is away. */
  void hurry() {
    patience = QUICK_MILLIS;
  }

  /** How often the lock was taken: in between, another server may have changed everything. */
  long locks() {
    return locks.get();
  }

  void requireThere() throws SQLException {
    if (state == State.AWAY) {
      throw new SQLTransientConnectionException("the database is away", "08001");
    }
  }

  /**
   * Throws if this server may not change anything.
   *
   * @throws StoreUnavailableException if another server has the lock
   */
  void requireMine() {
    if (state == State.TAKEN) {
      throw new StoreUnavailableException(
          "Another Vultus server uses this database now, so this one changes nothing:"
              + " stop one of the two",
          StoreUnavailableException.SOON,
          new IllegalStateException("locked"));
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(QUICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Connection last = connection;
    if (last != null) {
      abort(last);
    }
  }

  /**
   * The alarm does not leave it to the driver when its time is over: under TLS it takes twice its
   * time-out. A connection that broke at once is made anew at once: somebody may merely have ended
   * it.
   */
  private void look() {
    Future<?> alarm =
        threads.schedule(
            () -> become(State.AWAY, "The database does not answer"),
            patience,
            TimeUnit.MILLISECONDS);
    boolean there = isThere() || (state != State.AWAY && isThere());
    alarm.cancel(false);
    if (!there) {
      become(State.AWAY, fault);
    }
  }

  private boolean isThere() {
    try {
      become(isMine() ? State.MINE : State.TAKEN, "The database is there");
      return true;
    } catch (SQLException | RuntimeException e) {
      fault = e instanceof SQLException told ? server.reason(told) : e.toString();
      disconnect(connection);
      connection = null;
      return false;
    }
  }

  private synchronized void become(State now, String words) {
    if (state == now) {
      return;
    }
    state = now;
    LOG.warn("{}{}", words, now == State.TAKEN ? ", but another Vultus server uses it" : "");
    if (now == State.AWAY) {
      away.run();
    }
  }

  /** Whether this connection has the lock, which is taken if it is free. */
  private boolean isMine() throws SQLException {
    Connection at = connected();
    at.setNetworkTimeout(Runnable::run, patience);
    if (is(at, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")) {
      return true;
    }
    boolean taken = is(at, "SELECT GET_LOCK(" + NAME + ", 0)");
    if (taken) {
      locks.incrementAndGet();
    }
    return taken;
  }

  private Connection connected() throws SQLException {
    Connection present = connection;
    if (present != null) {
      return present;
    }
    Connection opened = server.connection(patience);
    connection = opened;
    try (Statement statement = opened.createStatement()) {
      statement.execute("SET SESSION wait_timeout = " + SILENCE_SECONDS);
    }
    return opened;
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Not waited for: a driver may try to reach the server before it gives a connection up. */
  private static void disconnect(@Nullable Connection former) {
    if (former != null) {
      Thread.ofVirtual().start(() -> abort(former));
    }
  }

  private static void abort(Connection former) {
    try {
      former.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed", e);
    }
  }
}
