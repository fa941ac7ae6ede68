package org.vultus.server.store;

/** Opens the store of users. */
public final class Stores {

  private static final String SQLITE_FILE = "vultus.db";

  private Stores() {}

  /**
   * Opens the database and the photo folder: creates what is missing, adopts the rows of a {@code
   * users} table that is there, and settles what a crash left behind. The folder is locked until
   * the store is closed.
   *
   * @throws StoreException if that fails; the message is for the operator, and may name the folder
   *     or the database server, but no password
   */
  public static UserStore open(StoreSettings settings) {
    DataFolder data = DataFolder.open(settings.dataDir());
    try {
      return open(settings, data);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static UserStore open(StoreSettings settings, DataFolder data) {
    Database database = database(settings, data);
    try {
      return new SqlUserStore(database, data);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database database(StoreSettings settings, DataFolder data) {
    if (settings.url() == null) {
      return Database.prepare(SqliteFile.open(data.file(SQLITE_FILE)), Dialect.SQLITE);
    }
    DatabaseServer server =
        new DatabaseServer(url(settings.url()), settings.user(), settings.password());
    return Database.prepare(server.connect(), server.dialect());
  }

  private static DatabaseUrl url(String url) {
    try {
      return DatabaseUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
