package org.vultus.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database with our tables in it. */
final class Database implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  /** Connections that writers leave to readers: lists under way, and those of a moment. */
  private static final int READERS = 6;

  private static final int WRITER_SECONDS = 10;

  private final Medium medium;
  private final Semaphore writers;
  private final Dialect dialect;
  private final JdbcTemplate template;
  private final JdbcClient client;
  private final TransactionTemplate transaction;

  /** Whether the transaction of this thread has deleted anything. */
  private final ThreadLocal<Boolean> deleting = ThreadLocal.withInitial(() -> false);

  private Database(Medium medium) {
    this.medium = medium;
    this.writers = new Semaphore(medium.pool().getMaximumPoolSize() - READERS, true);
    this.dialect = medium.dialect();
    this.template = new JdbcTemplate(medium.pool());
    this.client = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(medium.pool()));
    if (dialect != Dialect.SQLITE) {
      transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }
  }

  /** Takes it over, creates the tables that are missing and looks at the one adopted. */
  static Database prepare(Medium medium) {
    Database database = new Database(medium);
    try {
      migrate(medium.pool(), medium.dialect());
      database.sql("SELECT id, timestamp FROM users WHERE id = ''").query().listOfRows();
      return database;
    } catch (FlywayException e) {
      database.close();
      throw new StoreException("The tables of the database could not be created", e);
    } catch (DataAccessException e) {
      database.close();
      throw new StoreException(
          "The table users of the database cannot be read: it needs the columns id and timestamp",
          e);
    }
  }

  /** Takes over a database whose tables are there; changes nothing in it. */
  static Database existing(Medium medium) {
    Database database = new Database(medium);
    try {
      database.sql("SELECT number FROM vultus_user WHERE number = 0").query().listOfRows();
      return database;
    } catch (DataAccessException e) {
      database.close();
      throw new StoreException(
          "The database holds no tables of Vultus; the first start of the server makes them", e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  JdbcClient.StatementSpec sql(String sql) {
    return client.sql(sql);
  }

  /** Hands out the rows of a query as they come, never all in memory. */
  void forEach(String sql, RowCallbackHandler each, Object... params) {
    client.sql(sql).withFetchSize(dialect.fetchSize()).params(params).query(each);
  }

  JdbcTemplate batches() {
    return template;
  }

  /**
   * Runs all of it or nothing; again if it lost against another transaction. Not within another
   * change.
   *
   * @throws StoreUnavailableException if the database is no longer where it was, or this server may
   *     not change anything
   */
  <T> T change(Function<TransactionStatus, T> work) {
    enter();
    try {
      return attempt(work);
    } finally {
      writers.release();
    }
  }

  private <T> T attempt(Function<TransactionStatus, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = transaction.execute(tx -> changed(tx, work));
        medium.requireSame();
        // Not within the transaction's end: the connection keeps SQLite's write lock until then.
        if (deleting.get()) {
          medium.erase();
        }
        return result;
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !dialect.isPassing(e)) {
          throw e;
        }
      } finally {
        deleting.remove();
      }
    }
  }

  /** Within a transaction: deletes rows; after the commit the disk is rid of them, too. */
  int delete(String sql, Object... params) {
    int rows = sql(sql).params(params).update();
    if (rows > 0 && !deleting.get()) {
      deleting.set(true);
      medium.mark(template);
    }
    return rows;
  }

  /** Writers wait for each other without a connection: else readers would find none. */
  private void enter() {
    try {
      if (!writers.tryAcquire(WRITER_SECONDS, TimeUnit.SECONDS)) {
        throw Outage.BUSY.exception(new TimeoutException("other changes are under way"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Outage.BUSY.exception(e);
    }
  }

  /**
   * Throws {@link StoreUnavailableException} if what is written now would be lost, or is another
   * server's to write.
   */
  void requireMine() {
    medium.requireSame();
  }

  /** From now on a database server that does not answer within a moment counts as away. */
  void hurry() {
    medium.hurry();
  }

  /** Grows whenever another server may have changed everything. */
  long owners() {
    return medium.owners();
  }

  /** Runs work whose faults are told as {@code failure}. */
  <T> T guard(String failure, Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      throw failed(failure, e);
    }
  }

  /**
   * Throws {@link StoreUnavailableException}, or whatever else is the matter, if nothing can be
   * written now.
   */
  void tryWriting() {
    try {
      medium.tryWriting();
    } catch (SQLException e) {
      throw failed("The database cannot be written to", e);
    }
  }

  /** Writes the database anew where that rids the disk of what was deleted. */
  void rewrite() {
    try {
      medium.rewrite();
    } catch (SQLException e) {
      throw failed("The database could not be written anew", e);
    }
  }

  /** What the operator should know of the tables. */
  List<String> warnings() {
    if (dialect == Dialect.SQLITE) {
      return List.of();
    }
    return sql(
            "SELECT ENGINE FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users' AND ENGINE <> 'InnoDB'")
        .query(String.class)
        .list()
        .stream()
        .map(
            engine ->
                ("The table users is of the type %s, which knows no transactions: a crash in the"
                        + " middle of a registration may leave a user without a photo;"
                        + " InnoDB would not")
                    .formatted(engine))
        .toList();
  }

  @Override
  public void close() {
    medium.close();
  }

  private <T> T changed(TransactionStatus tx, Function<TransactionStatus, T> work) {
    medium.requireSame();
    T result = work.apply(tx);
    medium.requireSame();
    return result;
  }

  private static StoreException failed(String failure, Exception fault) {
    return Outage.of(fault)
        .<StoreException>map(outage -> outage.exception(failure, fault))
        .orElseGet(() -> new StoreException(failure, fault));
  }

  private static void migrate(HikariDataSource pool, Dialect dialect) {
    Flyway.configure()
        .dataSource(pool)
        .locations(dialect.migrations())
        .table("vultus_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholderReplacement(false)
        .load()
        .migrate();
  }
}
