package org.vultus.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vultus.server.store.StoreSettings;
import picocli.CommandLine.Option;

/** Where users are kept. */
final class StoreOptions {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Photos and, without --db-url, the database (default: ${DEFAULT-VALUE}).")
  private Path dataDir = Path.of("data");

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      description = {
        "A MySQL 8 or MariaDB server, such as jdbc:mysql://localhost:3306/libraryregistration",
        "(default: SQLite in the data folder)."
      })
  private @Nullable String url;

  @Option(names = "--db-user", paramLabel = "NAME", description = "The user at that server.")
  private @Nullable String user;

  @Option(
      names = "--db-password",
      paramLabel = "WORD",
      description = "That user's password; better set as VULTUS_DB_PASSWORD, unseen by others.")
  private @Nullable String password;

  StoreSettings settings() {
    return new StoreSettings(dataDir.toAbsolutePath().normalize(), url, user, password);
  }
}
