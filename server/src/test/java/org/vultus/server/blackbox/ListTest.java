package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.server.store.StoreSettings;

/** Over a database that holds users already, two of them of one second. */
class ListTest {

  @RegisterExtension
  static final ServerUnderTest server =
      new ServerUnderTest(Setup.USUAL.withStore(ListTest::databaseOfBefore));

  private static StoreSettings databaseOfBefore(Path data) {
    try {
      Files.createDirectories(data);
      Kept before = new Kept(data);
      before.run("CREATE TABLE users (id VARCHAR(255) PRIMARY KEY, timestamp TIMESTAMP)");
      before.run(
          "INSERT INTO users VALUES ('user2', '2023-07-23 12:34:56'),"
              + " ('later', '2024-02-29 23:59:59'), ('user1', '2023-07-23 12:34:56')");
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return StoreSettings.sqlite(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register/", "/register"})
  void list_isTheDocumentedBody_byTimeThenId(String path) throws Exception {
    Answer answer = server.api().get(path);
    assertThat(answer)
        .hasToString(
            "200 {\"message\":\"Hello, world!\",\"data\":["
                + "{\"id\":\"user1\",\"timestamp\":\"2023-07-23T12:34:56\"},"
                + "{\"id\":\"user2\",\"timestamp\":\"2023-07-23T12:34:56\"},"
                + "{\"id\":\"later\",\"timestamp\":\"2024-02-29T23:59:59\"}]}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void list_limited_isTheFirstRows() throws Exception {
    assertThat(server.api().get("/register/?limit=2").ids()).containsExactly("user1", "user2");
    assertThat(server.api().get("/register/?limit=999999999999").ids()).hasSize(3);
  }

  @Test
  void list_after_goesOnBehindThatRow_alsoWithinOneSecond() throws Exception {
    assertThat(server.api().get("/register/?after=user1").ids()).containsExactly("user2", "later");
    assertThat(server.api().get("/register/?after=user1&limit=1").ids()).containsExactly("user2");
    assertThat(server.api().get("/register/?after=later"))
        .hasToString("200 {\"message\":\"Hello, world!\",\"data\":[]}");
  }

  @Test
  void list_afterAnUnknownId_isRefused() throws Exception {
    Answer answer = server.api().get("/register/?after=nobody");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error");
  }

  @Test
  void list_searched_isThoseWhoseIdContainsTheText() throws Exception {
    assertThat(server.api().get("/register/?search=USER").ids()).containsExactly("user1", "user2");
    assertThat(server.api().get("/register/?search=user&limit=1").ids()).containsExactly("user1");
    assertThat(server.api().get("/register/?search=user&after=user1&limit=1").ids())
        .containsExactly("user2");
    assertThat(server.api().get("/register/?search=%25"))
        .hasToString("200 {\"message\":\"Hello, world!\",\"data\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "%20%09%C2%A0"})
  void list_searchedForNothing_isTheWholeList(String blank) throws Exception {
    assertThat(server.api().get("/register/?search=" + blank).ids()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a%0Ab", "LONG"})
  void list_searchedForWhatNoIdHolds_isRefused(String text) throws Exception {
    String sent = text.equals("LONG") ? "x".repeat(256) : text;
    assertThat(server.api().get("/register/?search=" + sent))
        .hasToString(
            "400 {\"error\":\"'search' is part of an id: at most 255 characters,"
                + " none of them a control character\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "", "99999999999999999999"})
  void list_limitThatIsNone_isRefused(String limit) throws Exception {
    Answer answer = server.api().get("/register/?limit=" + limit);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly("error");
  }

  @Test
  void userOfBefore_verifiesNobodyAndIsDeletable() throws Exception {
    try (ServerUnderTest own =
        ServerUnderTest.started(Setup.USUAL.withStore(ListTest::databaseOfBefore))) {
      assertThat(own.api().register("USER1", Photos.of(500)).status()).isEqualTo(409);
      assertThat(own.api().verify("user1", Photos.of(500)).json().path("recognition").asString())
          .isEqualTo("Unknown");
      assertThat(own.api().delete("user1").header("X-Files-Deleted")).isEqualTo("[]");
      assertThat(own.api().list().ids()).containsExactly("user2", "later");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "America/St_Johns"})
  void timestamp_isUtc_whateverTheZone(String zone) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (ServerUnderTest own =
        ServerUnderTest.started(Setup.USUAL.withStore(ListTest::databaseOfBefore))) {
      Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      own.api().register("now", Photos.of(501));
      assertThat(timestamp(own, 3)).isBetween(start, Instant.now());
      assertThat(timestamp(own, 0)).isEqualTo("2023-07-23T12:34:56Z");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void list_ofNobody_isEmpty() throws Exception {
    try (ServerUnderTest own = ServerUnderTest.started(Setup.USUAL)) {
      assertThat(own.api().list()).hasToString("200 {\"message\":\"Hello, world!\",\"data\":[]}");
    }
  }

  private static Instant timestamp(ServerUnderTest of, int row) throws Exception {
    String text = of.api().list().json().path("data").path(row).path("timestamp").asString();
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
