package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SqliteUserStoreTest {

  private static final Backend BACKEND = new SqliteBackend();

  @Nested
  class Registration extends RegistrationContract {
    @Override
    Backend backend() {
      return BACKEND;
    }

    @Test
    void register_idsThatDifferInAnAccent_areTwo() {
      registered("jose");
      registered("josé");
      assertThat(listedIds()).containsExactly("jose", "josé");
    }

    @Test
    void databaseFile_isForTheOwnerAlone() throws Exception {
      registered("ann");
      assertThat(Files.getPosixFilePermissions(data.resolve("vultus.db"))).hasSize(2);
      assertThat(Files.getPosixFilePermissions(data.resolve("vultus.db-wal"))).hasSize(2);
    }
  }

  @Nested
  class Listing extends ListingContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Photos extends PhotoContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Receipts extends ReceiptContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Adopting extends AdoptionContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Reembedding extends ReembeddingContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Checking extends CheckContract {
    @Override
    Backend backend() {
      return BACKEND;
    }
  }

  @Nested
  class Crash extends CrashContract {
    @Override
    Backend backend() {
      return BACKEND;
    }

    @Test
    void open_fileIsNoDatabase_isRefusedInWords() throws Exception {
      Files.writeString(data.resolve("vultus.db"), "no database ".repeat(100));
      assertThatThrownBy(this::store)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be opened; it may be damaged");
    }

    @Test
    void open_urlOfAnotherKind_isRefusedWithoutShowingIt() {
      String url = "jdbc:postgresql://host/db?password=s3cret";
      assertThatThrownBy(() -> Stores.open(new StoreSettings(data, url, null, null)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must look like jdbc:mysql://host:3306/name")
          .hasMessageNotContaining("s3cret");
    }
  }
}
