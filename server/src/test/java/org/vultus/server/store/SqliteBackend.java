package org.vultus.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

final class SqliteBackend implements Backend {

  @Override
  public StoreSettings settings(Path data) {
    return StoreSettings.sqlite(data);
  }

  @Override
  public Connection connect(Path data) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("vultus.db"));
  }

  @Override
  public String time(long epochSecond) {
    return "datetime(" + epochSecond + ", 'unixepoch')";
  }

  @Override
  public String refuseDeletions() {
    return "CREATE TRIGGER refuse BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'no'); END";
  }

  @Override
  public String[] deleteWithoutCascade(String table, String condition) {
    return new String[] {"DELETE FROM " + table + " WHERE " + condition};
  }

  @Override
  public String describeUsers() {
    return "SELECT sql FROM sqlite_master WHERE name = 'users'";
  }

  @Override
  public List<String> createCaseSensitiveUsers() {
    return List.of(StoreFixture.DOCUMENTED_TABLE);
  }
}
