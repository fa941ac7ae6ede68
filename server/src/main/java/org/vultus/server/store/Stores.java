package org.vultus.server.store;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the store of users, and that of their templates. */
public final class Stores {

  private static final String SQLITE_FILE = "vultus.db";

  /** The folder of the photos. */
  static final String PHOTOS = "photos";

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

  /**
   * Opens the templates for reading alone, also while a server uses them. Nothing is created,
   * locked or changed.
   *
   * @throws StoreException if there are none, or they cannot be read; the message is for the
   *     operator
   */
  public static StoredTemplates read(StoreSettings settings) {
    return new StoredTemplates(existing(settings));
  }

  /**
   * Opens a store to look at it, also while a server uses it.
   *
   * @param repair also brings the tables up to date, and locks the folder as {@link #openTemplates}
   *     does
   * @throws StoreException if there is none, or it cannot be opened
   */
  public static StoreCheck check(StoreSettings settings, boolean repair) {
    Path photos = settings.dataDir().resolve(PHOTOS);
    if (!Files.isDirectory(photos)) {
      throw new StoreException(
          "There is no photo folder %s; name the data folder with --data-dir".formatted(photos),
          new NoSuchFileException(photos.toString()));
    }
    if (!repair) {
      return new StoreCheck(existing(settings), new PhotoFolder(photos), false, () -> {});
    }
    DataFolder data = DataFolder.openForTemplates(settings.dataDir());
    try {
      requireFile(settings);
      return new StoreCheck(database(settings, data), new PhotoFolder(photos), true, data::close);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Opens the templates of a store that a server may be using. The folder is locked against others
   * who do so until it is closed.
   *
   * @throws StoreException as {@link #open} does
   */
  public static TemplateStore openTemplates(StoreSettings settings) {
    DataFolder data = DataFolder.openForTemplates(settings.dataDir());
    try {
      return new SqlTemplateStore(database(settings, data), data);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static UserStore open(StoreSettings settings, DataFolder data) {
    Database database = databaseAlone(settings, data);
    try {
      return new SqlUserStore(database, data);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database existing(StoreSettings settings) {
    if (settings.url() != null) {
      DatabaseServer server = server(settings.url(), settings);
      return Database.existing(new ServerMedium(server.connectToExisting(), server.dialect()));
    }
    requireFile(settings);
    return Database.existing(SqliteFile.open(settings.dataDir().resolve(SQLITE_FILE)));
  }

  private static void requireFile(StoreSettings settings) {
    Path file = settings.dataDir().resolve(SQLITE_FILE);
    if (settings.url() == null && !Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no database %s; name the data folder with --data-dir".formatted(file),
          new NoSuchFileException(file.toString()));
    }
  }

  /** The database for the one server that changes it; SQLite's is locked with its folder. */
  private static Database databaseAlone(StoreSettings settings, DataFolder data) {
    if (settings.url() == null) {
      data.claim(data.file(SQLITE_FILE));
      return database(settings, data);
    }
    DatabaseServer server = server(settings.url(), settings);
    return Database.prepare(new ServerMedium(server.connectAlone(), server.dialect()));
  }

  private static Database database(StoreSettings settings, DataFolder data) {
    if (settings.url() == null) {
      SqliteFile file = SqliteFile.open(data.file(SQLITE_FILE));
      Database database = Database.prepare(file);
      file.eraseFormer();
      return database;
    }
    DatabaseServer server = server(settings.url(), settings);
    return Database.prepare(new ServerMedium(server.connect(), server.dialect()));
  }

  private static DatabaseServer server(String url, StoreSettings settings) {
    return new DatabaseServer(url(url), settings.user(), settings.password());
  }

  private static DatabaseUrl url(String url) {
    try {
      return DatabaseUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
