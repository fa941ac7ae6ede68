package org.vultus.server.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class MariaDbUserStoreIT {

  private static LocalServer server;

  @BeforeAll
  static void start() throws Exception {
    server = LocalServer.mariaDb();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Nested
  class Registration extends RegistrationContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Listing extends ListingContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Photos extends PhotoContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Receipts extends ReceiptContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Adopting extends AdoptionContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Reembedding extends ReembeddingContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Checking extends CheckContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Crash extends CrashContract {
    @Override
    Backend backend() {
      return new ServerBackend(server);
    }
  }

  @Nested
  class Absence extends AbsenceContract {
    @Override
    LocalServer server() {
      return server;
    }
  }

  @Nested
  class Server extends DatabaseServerContract {
    @Override
    LocalServer server() {
      return server;
    }
  }
}
