package org.vultus.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database server; the database is named after the data folder. */
final class ServerBackend implements Backend {

  private final LocalServer server;

  ServerBackend(LocalServer server) {
    this.server = server;
  }

  LocalServer server() {
    return server;
  }

  @Override
  public StoreSettings settings(Path data) {
    return new StoreSettings(data, server.url(name(data)), "root", "");
  }

  @Override
  public Connection connect(Path data) throws SQLException {
    server.run("CREATE DATABASE IF NOT EXISTS " + name(data) + " CHARACTER SET utf8mb4");
    return DriverManager.getConnection(server.url(name(data)), "root", "");
  }

  @Override
  public String time(long epochSecond) {
    return "FROM_UNIXTIME(" + epochSecond + ")";
  }

  @Override
  public String refuseDeletions() {
    return "CREATE TRIGGER refuse BEFORE DELETE ON users FOR EACH ROW SIGNAL SQLSTATE '45000'";
  }

  @Override
  public String[] deleteWithoutCascade(String table, String condition) {
    return new String[] {
      "SET SESSION foreign_key_checks = 0", "DELETE FROM " + table + " WHERE " + condition
    };
  }

  @Override
  public String describeUsers() {
    return "SELECT GROUP_CONCAT(column_name, column_type, is_nullable, column_default, extra,"
        + " IFNULL(collation_name, '') ORDER BY ordinal_position) FROM information_schema.columns"
        + " WHERE table_schema = DATABASE() AND table_name = 'users'";
  }

  @Override
  public List<String> createCaseSensitiveUsers() {
    return List.of(
        "CREATE TABLE users (id VARCHAR(255) COLLATE utf8mb4_bin PRIMARY KEY,"
            + " timestamp TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP)");
  }

  private static String name(Path data) {
    return "t" + Integer.toHexString(data.toString().hashCode());
  }
}
