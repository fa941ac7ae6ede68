package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.UserStore.Registered;

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

    /** Two folders, one file. */
    @Test
    void open_linkToTheFileOfAnother_isRefused() throws Exception {
      registered("ann");
      Path other = Files.createDirectory(data.resolve("other"));
      Files.createSymbolicLink(other.resolve("vultus.db"), data.resolve("vultus.db"));
      assertThatThrownBy(() -> Stores.open(StoreSettings.sqlite(other)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is used by another Vultus process");
      close();
      Stores.open(StoreSettings.sqlite(other)).close();
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

  @Nested
  class Busy extends StoreFixture {
    @Override
    Backend backend() {
      return BACKEND;
    }

    /** More writers than connections wait for another program; who only reads does not. */
    @Test
    void find_whileWritersWait_finds() throws Exception {
      registered("ann");
      try (Connection other = backend().connect(data);
          Statement statement = other.createStatement();
          ExecutorService threads = Executors.newFixedThreadPool(12)) {
        statement.execute("BEGIN IMMEDIATE");
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          UserId id = id("user" + i);
          writers.add(threads.submit(() -> store().register(id, enrolment(id.text()))));
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> photos().stream().filter(n -> n.endsWith(".pending")).count() == 12);
        assertThat(store().find(id("ann"))).isPresent();
        store().check();
        assertThat(writers).noneMatch(Future::isDone);
        statement.execute("ROLLBACK");
        for (Future<?> writer : writers) {
          assertThat(writer.get()).isInstanceOf(Registered.class);
        }
      }
    }
  }
}
