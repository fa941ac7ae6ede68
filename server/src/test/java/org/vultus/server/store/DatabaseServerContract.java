package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.server.identity.User;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.UserStore.AlreadyExists;
import org.vultus.server.store.UserStore.Registered;
import org.vultus.server.store.UserStore.UnstorableId;

/** What only database servers do: character sets, collations, table types, accounts. */
abstract class DatabaseServerContract extends StoreFixture {

  private static final long EPOCH = AT.getEpochSecond();
  private static final String GRIN = "\uD83D\uDE00";

  abstract LocalServer server();

  @Override
  final Backend backend() {
    return new ServerBackend(server());
  }

  @Test
  void open_withoutName_createsTheDocumentedDatabase() throws Exception {
    Stores.open(account("", "root", "")).close();
    server().run("SELECT id, timestamp FROM libraryregistration.users");
    server().run("DROP DATABASE libraryregistration");
  }

  @Test
  void open_accountOfOneDatabase_needsNoMore() throws Exception {
    server()
        .run(
            "CREATE DATABASE own",
            "CREATE USER owner@'%' IDENTIFIED BY 'right'",
            "GRANT ALL ON own.* TO owner@'%'");
    Stores.open(account("own", "owner", "right")).close();
    assertThatThrownBy(() -> Stores.open(account("others", "owner", "right")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("may not use the database others at 127.0.0.1");
  }

  @Test
  void open_wrongPassword_isSaidWithoutThePassword() {
    assertThatThrownBy(() -> Stores.open(account("own", "root", "wr0ng")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("refused the user or the password")
        .hasStackTraceContaining("DatabaseServer")
        .extracting(Throwable::toString)
        .asString()
        .doesNotContain("wr0ng");
  }

  @Test
  void open_noServer_isSaid() {
    String url = server().url("own").replaceAll(":\\d+/", ":1/");
    assertThatThrownBy(() -> Stores.open(new StoreSettings(data, url, "root", "")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("The database server at 127.0.0.1:1 cannot be reached: ");
  }

  @Test
  void open_usersOfAnotherForm_isSaid() {
    sql("CREATE TABLE users (name VARCHAR(20) PRIMARY KEY)");
    assertThatThrownBy(this::store)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("needs the columns id and timestamp");
  }

  @Test
  void accentsIgnoredByTheTable_alreadyExistsAndNothingKept() {
    registered("jose");
    assertThat(store().register(id("josé"), enrolment("x"))).isInstanceOf(AlreadyExists.class);
    assertThat(store().find(id("josé"))).isEmpty();
    assertThat(store().delete(id("josé"))).isEmpty();
    assertThat(isListedAfter("josé")).isFalse();
    assertThat(listedIds()).containsExactly("jose");
    assertThat(photos()).hasSize(1);
    assertThat(column("SELECT COUNT(*) FROM vultus_user")).containsExactly("1");
  }

  /** Another program shares no lock with the store but that of the database. */
  @Test
  void register_whileAnotherProgramDoes_oneIsRegistered() throws Exception {
    UserStore store = store();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 50; round++) {
        UserId id = id("r" + round);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          calls.add(() -> store.register(id, enrolment("x")) instanceof Registered);
          calls.add(() -> inserted(id));
        }
        List<Boolean> answers = new ArrayList<>();
        for (Future<Boolean> answer : threads.invokeAll(calls)) {
          answers.add(answer.get());
        }
        assertThat(answers).filteredOn(registered -> registered).hasSize(1);
      }
    }
    assertThat(listedIds()).hasSize(50);
    assertThat(photos()).hasSameSizeAs(templates());
  }

  private boolean inserted(UserId id) {
    try (Connection connection = backend().connect(data);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("INSERT INTO users (id) VALUES ('" + id.text() + "')") == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHARACTER SET latin1",
        "CHARACTER SET latin1 COLLATE latin1_general_cs",
        "CHARACTER SET latin1 ENGINE = MyISAM",
        "CHARACTER SET ascii",
        "CHARACTER SET utf8mb3",
        "CHARACTER SET utf8mb3 COLLATE utf8mb3_bin",
      })
  void id_thatTheTableCannotHold_isUnstorableAndElseUnknown(String form) {
    sql(DOCUMENTED_TABLE + form);
    String id = "Zoë " + GRIN;
    registered("bob");
    assertThat(store().register(id(id), enrolment("x"))).isInstanceOf(UnstorableId.class);
    assertThat(store().find(id(id))).isEmpty();
    assertThat(store().delete(id(id))).isEmpty();
    assertThat(isListedAfter(id)).isFalse();
    assertThat(listedIds()).containsExactly("bob");
    assertThat(photos()).hasSize(1);
    assertThat(reopened().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHARACTER SET latin1",
        "CHARACTER SET utf8mb3",
        "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        "CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
        "CHARACTER SET utf16",
      })
  void adopted_inAnotherCharacterSet_worksAsAny(String form) {
    sql(DOCUMENTED_TABLE + form);
    insertUsers(List.of("Zoë", "Straße", "bob"), backend().time(EPOCH));
    assertThat(listedIds()).containsExactly("Straße", "Zoë", "bob");
    insertUser("Noël", backend().time(EPOCH - 1));
    assertThat(store().find(id("NOËL")).isPresent()).isEqualTo(!form.endsWith("bin"));
    assertThat(listed("Straße", 9)).extracting(User::id).containsExactly("Zoë", "bob");
    assertThat(store().delete(id("zoË"))).isPresent();
    registered("Müller");
    assertThat(reopened().find(id("MÜLLER"))).isPresent();
    assertThat(store().delete(id("strasse"))).isPresent();
    assertThat(listedIds()).containsExactly("Noël", "Müller", "bob");
    assertThat(column("SELECT HEX(CONVERT(id USING utf8mb4)) FROM users WHERE id LIKE 'M%'"))
        .containsExactly("4DC3BC6C6C6572");
  }

  @Test
  void adopted_idTooNarrow_isUnstorable() {
    sql("CREATE TABLE users (id VARCHAR(5) PRIMARY KEY, timestamp TIMESTAMP NULL)");
    assertThat(store().register(id("123456"), enrolment("x"))).isInstanceOf(UnstorableId.class);
    registered("12345");
  }

  @Test
  void adopted_zeroTimestamps_areListedFirst() {
    sql(
        "CREATE TABLE users (id VARCHAR(255) PRIMARY KEY,"
            + " timestamp TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP)");
    registered("ann");
    sql("SET sql_mode = ''", "INSERT INTO users VALUES ('zero', '0000-00-00 00:00:00')");
    sql("INSERT INTO users VALUES ('null', NULL)");
    assertThat(listed())
        .containsExactly(new User("null", null), new User("zero", null), new User("ann", AT));
    assertThat(listed("null", 1)).containsExactly(new User("zero", null));
    assertThat(listed("zero", 1)).containsExactly(new User("ann", AT));
    assertThat(reopened().find(id("ZERO"))).isPresent();
  }

  @Test
  void adopted_withoutTransactions_worksWithAWarning() {
    sql(DOCUMENTED_TABLE + "ENGINE = MyISAM CHARACTER SET latin1");
    insertUser("ann", backend().time(EPOCH));
    assertThat(store().warnings()).singleElement().asString().contains("of the type MyISAM");
    registered("bob");
    assertThat(store().register(id("BOB"), enrolment("x"))).isInstanceOf(AlreadyExists.class);
    sql("DROP TABLE vultus_template");
    assertThatThrownBy(() -> store().register(id("eve"), enrolment("x")))
        .isInstanceOf(StoreException.class);
    assertThat(store().delete(id("ann"))).isPresent();
    assertThat(listedIds()).containsExactly("bob");
  }

  @Test
  void tables_ofOurOwn_areOfInnoDbWhateverTheDefaults() {
    store();
    assertThat(
            column(
                "SELECT DISTINCT engine FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_name LIKE 'vultus\\_%'"))
        .containsExactly("InnoDB");
    assertThat(store().warnings()).isEmpty();
  }

  private StoreSettings account(String database, @Nullable String user, @Nullable String password) {
    return new StoreSettings(data, server().url(database), user, password);
  }
}
