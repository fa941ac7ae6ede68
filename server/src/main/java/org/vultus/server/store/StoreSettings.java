package org.vultus.server.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where users are kept. Does not show the password in {@link #toString}.
 *
 * @param dataDir the folder of the photos and, without {@code url}, of the database {@code
 *     vultus.db}; created if it is missing
 * @param url the JDBC URL of a MySQL 8 or MariaDB server, or null for SQLite; without a database's
 *     name it means {@code libraryregistration}
 * @param user the user at the database server, if not named in the URL
 * @param password that user's password
 */
public record StoreSettings(
    Path dataDir, @Nullable String url, @Nullable String user, @Nullable String password) {

  /** SQLite in a folder. */
  public static StoreSettings sqlite(Path dataDir) {
    return new StoreSettings(dataDir, null, null, null);
  }

  @Override
  public String toString() {
    return "StoreSettings[" + dataDir + ", " + (url == null ? "SQLite" : "a database server") + "]";
  }
}
