package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlUserStoreIT {

  private static LocalServer server;

  @BeforeAll
  static void start() throws Exception {
    server = LocalServer.mysql();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** A user whose password the server has not seen yet: it then takes none in the clear. */
  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql", "jdbc:mariadb"})
  void passwordOverAPlainConnection_isSaidWithWhatToDo(String scheme, @TempDir Path data)
      throws Exception {
    String user = "cold" + scheme.length();
    server.run(
        "CREATE DATABASE IF NOT EXISTS plain",
        "CREATE USER " + user + "@'%' IDENTIFIED BY 'right'",
        "GRANT ALL ON plain.* TO " + user + "@'%'");
    String url = server.url("plain").replace("jdbc:mysql", scheme);
    String plain = url + (scheme.equals("jdbc:mysql") ? "?sslMode=DISABLED" : "?sslMode=disable");
    assertThatThrownBy(() -> Stores.open(new StoreSettings(data, plain, user, "right")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Switch TLS on")
        .hasMessageContaining("allowPublicKeyRetrieval=true");
    String told = plain + "&allowPublicKeyRetrieval=true";
    Stores.open(new StoreSettings(data, told, user, "right")).close();
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
