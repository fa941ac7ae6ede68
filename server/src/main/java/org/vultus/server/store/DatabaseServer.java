package org.vultus.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connects to MySQL and MariaDB, with the session settings that the store relies on. */
final class DatabaseServer {

  private static final int UNKNOWN_DATABASE = 1049;
  private static final int CONNECTIONS = 10;

  /**
   * UTC; and an error for a text that a column cannot hold, never a question mark in its place.
   * Other modes stay, because the drivers quote by the modes that they saw at the start. A reader
   * of a long list may be slow; a client waits for no lock that long.
   */
  private static final String SESSION =
      "SET SESSION time_zone = '+00:00',"
          + " SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES'),"
          + " SESSION net_write_timeout = 600,"
          + " SESSION innodb_lock_wait_timeout = 5";

  private final DatabaseUrl url;
  private final Properties login = new Properties();

  DatabaseServer(DatabaseUrl url, @Nullable String user, @Nullable String password) {
    this.url = settled(url);
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
  }

  Dialect dialect() {
    return url.isMariaDb() ? Dialect.MARIADB : Dialect.MYSQL;
  }

  /** Connects, and creates the database if the server says that it knows none of that name. */
  HikariDataSource connect() {
    createIfMissing();
    return connectToExisting();
  }

  /**
   * As {@link #connect}, for the one server of that database.
   *
   * @throws StoreException also if there is another
   */
  ServerPool connectAlone() {
    createIfMissing();
    try {
      ServerWatch watch = ServerWatch.lock(this);
      try {
        return ServerPool.of(pool(), new ServerConnections(url, login), watch);
      } catch (RuntimeException e) {
        watch.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(reason(e), e);
    } catch (HikariPool.PoolInitializationException e) {
      throw refusal(e);
    }
  }

  /** Connects to a database that is there. */
  HikariDataSource connectToExisting() {
    try {
      DriverManager.getConnection(url.jdbc(), login).close();
      HikariConfig config = pool();
      config.setJdbcUrl(url.jdbc());
      config.setDataSourceProperties(login);
      config.setConnectionTimeout(10_000);
      return new HikariDataSource(config);
    } catch (SQLException e) {
      throw new StoreException(reason(e), e);
    } catch (HikariPool.PoolInitializationException e) {
      throw refusal(e);
    }
  }

  /** One connection, whose server has to answer within so many milliseconds. */
  Connection connection(int patience) throws SQLException {
    String millis = Integer.toString(patience);
    DatabaseUrl impatient = url.with("connectTimeout", millis).with("socketTimeout", millis);
    return DriverManager.getConnection(impatient.jdbc(), login);
  }

  /** The database and where it is. */
  String place() {
    return url.database() + " at " + url.place();
  }

  private static HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setConnectionInitSql(SESSION);
    config.setMaximumPoolSize(CONNECTIONS);
    return config;
  }

  private StoreException refusal(Exception e) {
    return new StoreException("The database at %s refused a session".formatted(url.place()), e);
  }

  private void createIfMissing() {
    try {
      probe();
    } catch (SQLException e) {
      throw new StoreException(reason(e), e);
    }
  }

  private void probe() throws SQLException {
    try {
      DriverManager.getConnection(url.jdbc(), login).close();
    } catch (SQLException e) {
      if (e.getErrorCode() != UNKNOWN_DATABASE) {
        throw e;
      }
      create();
    }
  }

  private void create() throws SQLException {
    String name = URLDecoder.decode(url.database(), StandardCharsets.UTF_8).replace("`", "``");
    try (Connection connection = DriverManager.getConnection(url.withoutDatabase().jdbc(), login);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4");
    }
  }

  private static DatabaseUrl settled(DatabaseUrl url) {
    DatabaseUrl patient = url.orElse("connectTimeout", "10000").orElse("socketTimeout", "120000");
    return url.isMariaDb()
        ? patient
        : patient
            .with("characterEncoding", "UTF-8")
            .with("useCursorFetch", "false")
            .with("rewriteBatchedStatements", "true");
  }

  /** What is the matter, and what to do. */
  String reason(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    if (wantsKey(String.valueOf(error.getMessage()))) {
      return ("The database server at %s takes the password only over an encrypted connection, and"
              + " there is none. Switch TLS on in the server and in the URL; or, if nobody can listen"
              + " in between, add allowPublicKeyRetrieval=true to the URL, after a '?'")
          .formatted(url.place());
    }
    if (state.startsWith("28")) {
      return "The database server at %s refused the user or the password".formatted(url.place());
    }
    if (state.startsWith("42")) {
      return "The user may not use the database %s at %s, or not create it"
          .formatted(url.database(), url.place());
    }
    return "The database server at %s cannot be reached: %s"
        .formatted(url.place(), String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
  }

  /** In the words of either driver. */
  private static boolean wantsKey(String message) {
    return message.contains("Public Key Retrieval is not allowed")
        || message.contains("RSA public key is not available");
  }
}
