package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database server that goes away and comes back, and a second Vultus server on it. */
@Timeout(90)
abstract class AbsenceContract extends StoreFixture {

  private static final String NAME = "CONCAT('vultus ', LEFT(SHA2(DATABASE(), 256), 40))";
  private static final String WAITING =
      "SELECT id FROM information_schema.processlist WHERE state = 'User lock'";

  abstract LocalServer server();

  @Override
  final Backend backend() {
    return new ServerBackend(server());
  }

  @AfterEach
  void restart() throws Exception {
    server().restart();
  }

  @Test
  void serverThatIsGone_isSaid_andUsedAgainOnceItIsBack() throws Exception {
    registered("ann");
    store().serve();
    server().kill();
    assertAway();
    server().restart();
    awaiting().until(() -> store().find(id("ann")).isPresent());
    registered("bob");
    assertThat(store().owners()).isEqualTo(2);
  }

  /** Without this the call would wait for the socket's time-out of two minutes. */
  @Test
  void serverThatAnswersNothing_isSaid_andUsedAgain() throws Exception {
    registered("ann");
    store().serve();
    server().freeze();
    try {
      assertAway();
      assertAway();
    } finally {
      server().thaw();
    }
    awaiting().until(() -> store().find(id("ann")).isPresent());
    registered("bob");
  }

  /** What was begun is left undone, and its photo goes as soon as the database can say so. */
  @Test
  void registrationUnderWay_isLeftUndone_andItsPhotoGoes() throws Exception {
    registered("ann");
    store().serve();
    try (Connection other = backend().connect(data);
        Statement lock = other.createStatement()) {
      lock.execute("LOCK TABLES vultus_pack_in_use WRITE");
      CompletableFuture<Throwable> bob =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> store().register(id("bob"), enrolment("bob"))));
      awaiting().until(() -> photos().size() == 2);
      server().kill();
      assertThat(bob.get()).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(photos()).anyMatch(name -> name.endsWith(".pending"));
    server().restart();
    awaiting().until(() -> store().find(id("ann")).isPresent());
    store().makeUp();
    assertThat(photos()).containsExactly("ann_20230723123456.jpg");
    assertThat(store().find(id("bob"))).isEmpty();
    registered("bob");
  }

  @Test
  void secondServer_isRefused_untilTheFirstEnds() throws Exception {
    store();
    StoreSettings other = elsewhere();
    assertThatThrownBy(() -> Stores.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is used by another Vultus server");
    Stores.read(other).close();
    Stores.openTemplates(other).close();
    close();
    Stores.open(other).close();
  }

  /** Whoever was faster after a restart of the database has it; the other changes nothing. */
  @Test
  void serverThatLostItsLock_changesNothing_untilItHasItAgain() throws Exception {
    registered("ann");
    try (Connection faster = backend().connect(data);
        Statement lock = faster.createStatement()) {
      CompletableFuture<Boolean> taken =
          CompletableFuture.supplyAsync(() -> execute(lock, "SELECT GET_LOCK(" + NAME + ", 60)"));
      awaiting().until(() -> !column(WAITING).isEmpty());
      sql("KILL " + column("SELECT IS_USED_LOCK(" + NAME + ")").getFirst());
      assertThat(taken.get()).isTrue();
      awaiting().until(() -> catchThrowable(() -> store().check()) != null);
      assertThatThrownBy(() -> store().check()).hasMessageContaining("Another Vultus server");
      assertThatThrownBy(() -> store().register(id("bob"), enrolment("bob")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("Another Vultus server");
      assertThat(store().find(id("ann"))).isPresent();
    }
    awaiting().until(() -> catchThrowable(() -> store().check()) == null);
    registered("bob");
    assertThat(photos()).hasSize(2);
  }

  private static boolean execute(Statement statement, String sql) {
    try {
      return statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void assertAway() {
    assertThatThrownBy(() -> store().find(id("ann")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The database cannot be reached; try again in a moment");
    assertThatThrownBy(() -> store().register(id("bob"), enrolment("bob")))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private StoreSettings elsewhere() throws Exception {
    StoreSettings here = backend().settings(data);
    Path other = Files.createDirectory(data.resolve("other"));
    return new StoreSettings(other, here.url(), here.user(), here.password());
  }

  private static ConditionFactory awaiting() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(StoreException.class);
  }
}
