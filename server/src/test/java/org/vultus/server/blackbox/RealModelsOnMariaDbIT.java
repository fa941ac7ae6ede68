package org.vultus.server.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.vultus.server.store.LocalServer;
import org.vultus.server.store.StoreSettings;

class RealModelsOnMariaDbIT extends RealModelsContract {

  private @Nullable LocalServer database;

  @Override
  StoreSettings store(Path data) throws IOException {
    LocalServer started = LocalServer.mariaDb();
    database = started;
    return new StoreSettings(data, started.url(""), "root", "");
  }

  @AfterAll
  void stopDatabase() throws IOException {
    if (database != null) {
      database.close();
    }
  }
}
