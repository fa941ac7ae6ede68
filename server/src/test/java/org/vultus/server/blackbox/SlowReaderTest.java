package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vultus.server.store.StoreSettings;

/** Clients that ask for a list of 16 MB and do not read it. */
class SlowReaderTest {

  private static final int USERS = 60_000;

  /** More than there are database connections. */
  private static final int READERS = 40;

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(Setup.USUAL.withStore(SlowReaderTest::longList));

  private static StoreSettings longList(Path data) {
    try {
      Files.createDirectories(data);
      Kept before = new Kept(data);
      before.run("CREATE TABLE users (id VARCHAR(255) PRIMARY KEY, timestamp TIMESTAMP)");
      before.run(
          "INSERT INTO users WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
              + USERS
              + ") SELECT printf('%0230d', i), '2023-07-23 12:34:56' FROM n");
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return StoreSettings.sqlite(data);
  }

  @Test
  void listsThatNobodyReads_keepNobodyWaiting() throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      slow.add(new RawConnection(server.port()).head("GET /register/ HTTP/1.1", "Host: localhost"));
    }
    assertThat(server.api().get("/health/ready").status()).isEqualTo(200);
    assertThat(server.api().list().ids()).hasSize(USERS);
    assertThat(server.api().register("quick", Photos.of(30)).status()).isEqualTo(201);
    assertThat(server.api().verify("quick", Photos.of(30)).status()).isEqualTo(200);
    for (RawConnection connection : slow) {
      connection.close();
    }
  }
}
