package org.vultus.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** The embedded database: one file, and the log beside it. */
final class SqliteFile implements Medium {

  /** A row for a trial; its key is no digest, so that no request has it. */
  static final String TRIAL_ROW =
      "INSERT INTO vultus_receipt (receipt_key, request, answer, created)"
          + " VALUES ('trial', '', '', '2000-01-01 00:00:00')";

  private static final int CONNECTIONS = 8;
  private static final int BUSY_MILLIS = 30_000;
  private static final int TRIAL_BUSY_MILLIS = 500;

  private final Path file;
  private final HikariDataSource pool;
  private final SqliteErasure erasure;
  private final DamageWatch damage = new DamageWatch(this::connect);
  private List<Opened> opened = List.of();

  private SqliteFile(Path file, HikariDataSource pool) {
    this.file = file;
    this.pool = pool;
    this.erasure = new SqliteErasure(this::connect);
  }

  /** Opens the file; an empty one becomes a database. */
  static SqliteFile open(Path file) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source(file, BUSY_MILLIS));
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionTimeout(10_000);
    // A connection made later might find another file there.
    pool.setMaxLifetime(0);
    try {
      SqliteFile opened = new SqliteFile(file, new HikariDataSource(pool));
      opened.remember();
      return opened;
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreException(
          "The database file %s cannot be opened; it may be damaged".formatted(file), e);
    }
  }

  /** Connects to a file that is there. What is deleted is overwritten with zeros. */
  private static SQLiteDataSource source(Path file, int busyMillis) {
    SQLiteConfig sqlite = new SQLiteConfig();
    sqlite.resetOpenMode(SQLiteOpenMode.CREATE);
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(busyMillis);
    sqlite.enforceForeignKeys(true);
    sqlite.setTempStore(SQLiteConfig.TempStore.MEMORY);
    sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public HikariDataSource pool() {
    return pool;
  }

  @Override
  public void requireSame() {
    if (!isSame()) {
      throw new StoreUnavailableException(
          "The database file was removed or replaced while the server runs:"
              + " stop the server, put the file back, and start again",
          StoreUnavailableException.LATER,
          new NoSuchFileException(file.toString()));
    }
  }

  @Override
  public void hurry() {
    // A file answers, or its disk fails.
  }

  /** Its folder is locked. */
  @Override
  public long owners() {
    return 0;
  }

  /**
   * By a connection of its own, which reads what is on the disk. Where another program writes, that
   * is trial enough.
   */
  @Override
  public void tryWriting() throws SQLException {
    requireSame();
    try (Connection connection = connect(TRIAL_BUSY_MILLIS);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(TRIAL_ROW);
      statement.execute("DELETE FROM vultus_receipt WHERE receipt_key = 'trial'");
      connection.commit();
    } catch (SQLiteException e) {
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) {
        throw e;
      }
    }
    damage.look();
  }

  @Override
  public void mark(JdbcTemplate transaction) {
    transaction.execute(SqliteErasure.MARK);
  }

  @Override
  public void erase() {
    erasure.erase();
  }

  @Override
  public void rewrite() throws SQLException {
    erasure.rewrite();
  }

  /** Rids a file from before of what was deleted then, and the log that a kill has left. */
  void eraseFormer() {
    if (!erasure.isClean() || log().toFile().length() > 0) {
      erasure.erase();
    }
  }

  @Override
  public void close() {
    erasure.close();
    pool.close();
  }

  /** Never to another file than that of the pool: it would get what this one's log holds. */
  private Connection connect(int busyMillis) throws SQLException {
    if (!isSame()) {
      throw new SQLException("the database file was removed or replaced");
    }
    return source(file, busyMillis).getConnection();
  }

  private boolean isSame() {
    return opened.stream().allMatch(Opened::isThere);
  }

  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** The log is there once the database was read. */
  private void remember() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM sqlite_master")) {
      List<Opened> found = new ArrayList<>(List.of(Opened.at(file)));
      if (Files.exists(log())) {
        found.add(Opened.at(log()));
      }
      opened = row.next() ? List.copyOf(found) : List.of();
    } catch (SQLException | IOException e) {
      pool.close();
      throw new StoreException(
          "The database file %s cannot be opened; it may be damaged".formatted(file), e);
    }
  }
}
