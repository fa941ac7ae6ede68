package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vultus.embedding.ModelId;
import org.vultus.server.identity.User;
import org.vultus.server.store.UserStore.AlreadyExists;
import org.vultus.server.store.UserStore.Deletion;
import org.vultus.server.store.UserStore.Registered;
import org.vultus.server.store.UserStore.Registration;
import org.vultus.server.store.UserStore.Template;

/** Registration, photos and deletion. */
abstract class RegistrationContract extends StoreFixture {

  static List<String> oddIds() {
    return List.of(
        "Ann \uD83D\uDE00",
        "Straße",
        "İstanbul",
        "ﬁnn",
        "e\u0301\u0323",
        "O'Brien \"Bob\" \\",
        "100%",
        "a_b",
        "a/b",
        "../../etc/passwd",
        "..",
        "'; DROP TABLE users; --",
        "\uD83D\uDE00".repeat(255),
        "ΐ".repeat(255));
  }

  @Test
  void register_isFoundWithItsTime() {
    registered("b21ai022");
    assertThat(store().find(id("B21AI022")).orElseThrow().user())
        .isEqualTo(new User("b21ai022", AT));
  }

  @Test
  void register_keepsPhotoAndTemplate() {
    long number = registered("b21ai022");
    assertThat(photos()).containsExactly("b21ai022_20230723123456.jpg");
    assertThat(photo(photos().getFirst())).hasContent("photo of b21ai022");
    assertThat(templates()).extracting(Template::number).containsExactly(number);
    assertThat(templates().getFirst().embedding().similarity(embedding(MODEL, "b21ai022")))
        .isGreaterThan(0.999);
  }

  @Test
  void register_survivesReopening() {
    long number = registered("b21ai022");
    assertThat(reopened().find(id("b21ai022")).orElseThrow().number()).isEqualTo(number);
    assertThat(templates()).hasSize(1);
    assertThat(photos()).hasSize(1);
  }

  /** As {@code vultus calibrate} does beside a server. */
  @Test
  void templates_areReadBesideTheServer_withTheIdsOfUsersWhoAreThere() {
    long anna = registered("Anna");
    long strasse = registered("Straße");
    registered("Gone");
    store().delete(id("Gone"));
    List<Template> read = new ArrayList<>();
    try (StoredTemplates beside = Stores.read(backend().settings(data))) {
      beside.forEach(MODEL, LENGTH, read::add);
      assertThat(beside.id(anna)).contains("Anna");
      assertThat(beside.id(strasse)).contains("Straße");
      assertThat(beside.id(strasse + 1)).isEmpty();
    }
    assertThat(read).extracting(Template::number).containsExactlyInAnyOrder(anna, strasse);
    registered("after");
    assertThat(templates()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("oddIds")
  void register_oddId_isKeptExactlyAndDeleted(String odd) {
    registered(odd);
    registered("another");
    assertThat(listedIds()).containsExactlyInAnyOrder(id(odd).text(), "another");
    assertThat(photos()).hasSize(2);
    assertThat(store().delete(id(odd)).orElseThrow().files()).hasSize(1);
    assertThat(listedIds()).containsExactly("another");
    assertThat(photos()).containsExactly("another_20230723123456.jpg");
  }

  @Test
  void register_sameKey_alreadyExistsAndKeepsNothing() {
    registered("straße");
    assertThat(store().register(id("STRASSE"), enrolment("other")))
        .isInstanceOf(AlreadyExists.class);
    assertThat(photos()).hasSize(1);
    assertThat(templates()).hasSize(1);
    assertThat(store().count()).isEqualTo(1);
  }

  @Test
  void register_sixteenThreadsOneId_oneIsRegistered() throws Exception {
    store();
    List<Registration> answers = fromSixteenThreads("Same", "sAME");
    assertThat(answers).hasSize(16).hasAtLeastOneElementOfType(Registered.class);
    assertThat(answers).filteredOn(AlreadyExists.class::isInstance).hasSize(15);
    assertThat(photos()).hasSize(1);
    assertThat(templates()).hasSize(1);
    assertThat(store().count()).isEqualTo(1);
  }

  private List<Registration> fromSixteenThreads(String even, String odd) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Registration>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String id = i % 2 == 0 ? even : odd;
        answers.add(threads.submit(() -> store().register(id(id), enrolment(id))));
      }
      List<Registration> results = new ArrayList<>();
      for (Future<Registration> answer : answers) {
        results.add(answer.get());
      }
      return results;
    }
  }

  @Test
  void registerAndDelete_manyThreads_leaveRowsAndFilesInStep() throws Exception {
    store();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        String id = "user" + i % 7;
        boolean delete = i % 3 == 2;
        work.add(
            threads.submit(
                () -> delete ? store().delete(id(id)) : store().register(id(id), enrolment(id))));
      }
      for (Future<?> done : work) {
        done.get();
      }
    }
    assertThat(photos()).hasSize((int) store().count()).allMatch(name -> name.endsWith(".jpg"));
    assertThat(templates()).hasSize((int) store().count());
  }

  @Test
  void register_photoFolderBroken_keepsNothing() throws Exception {
    store();
    Files.delete(data.resolve("photos"));
    Files.createFile(data.resolve("photos"));
    assertThatThrownBy(() -> store().register(id("ann"), enrolment("ann")))
        .isInstanceOf(StoreException.class)
        .hasMessage("The photo could not be written");
    assertThat(store().find(id("ann"))).isEmpty();
    assertThat(store().count()).isZero();
  }

  @Test
  void register_databaseBroken_keepsNothing() {
    store();
    sql("DROP TABLE vultus_template");
    assertThatThrownBy(() -> store().register(id("ann"), enrolment("ann")))
        .isInstanceOf(StoreException.class)
        .hasMessage("The user could not be stored");
    assertThat(photos()).isEmpty();
    assertThat(store().count()).isZero();
    assertThat(store().find(id("ann"))).isEmpty();
  }

  @Test
  void addPhoto_sameSecond_isNumbered() {
    long number = registered("ann");
    assertThat(store().addPhoto(number, enrolment("second"))).contains("ann_20230723123456-2.jpg");
    assertThat(photos()).containsExactly("ann_20230723123456-2.jpg", "ann_20230723123456.jpg");
    assertThat(templates()).extracting(Template::number).containsExactly(number, number);
    assertThat(store().hasPhoto(number, enrolment("second").sourceSha256(), MODEL)).isTrue();
    assertThat(store().hasPhoto(number, enrolment("third").sourceSha256(), MODEL)).isFalse();
  }

  @Test
  void addPhoto_userGone_keepsNothing() {
    long number = registered("ann");
    store().delete(id("ann"));
    assertThat(store().addPhoto(number, enrolment("late"))).isEmpty();
    assertThat(photos()).isEmpty();
  }

  @Test
  void delete_removesRowsTemplatesAndPhotos() {
    long number = registered("ann");
    store().addPhoto(number, enrolment("second"));
    assertThat(store().delete(id("ANN")))
        .contains(
            new Deletion(number, List.of("ann_20230723123456-2.jpg", "ann_20230723123456.jpg")));
    assertThat(photos()).isEmpty();
    assertThat(templates()).isEmpty();
    assertThat(store().find(id("ann"))).isEmpty();
    assertThat(column("SELECT name FROM vultus_photo")).isEmpty();
    assertThat(column("SELECT id FROM users")).isEmpty();
  }

  @Test
  void delete_unknown_isEmpty() {
    assertThat(store().delete(id("nobody"))).isEmpty();
  }

  @Test
  void delete_databaseRefuses_keepsAll() {
    registered("ann");
    sql(backend().refuseDeletions());
    assertThatThrownBy(() -> store().delete(id("ann")))
        .isInstanceOf(StoreException.class)
        .hasMessage("The user could not be deleted");
    assertThat(photos()).containsExactly("ann_20230723123456.jpg");
    assertThat(templates()).hasSize(1);
    assertThat(store().find(id("ann"))).isPresent();
  }

  @Test
  void number_isNeverUsedAgain() {
    long first = registered("ann");
    store().delete(id("ann"));
    reopened();
    assertThat(registered("ann")).isGreaterThan(first);
  }

  @Test
  void templates_ofAnotherModel_areLeftOut() {
    registered("ann");
    ModelId other = new ModelId("test-pack", "2");
    store().forEachTemplate(other, LENGTH, template -> assertThat(template).isNull());
    assertThat(withoutTemplate(other)).isEqualTo(1);
    assertThat(withoutTemplate(MODEL)).isZero();
  }

  /** Cut off, and of the right length but with values that are no numbers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "31323334353637",
        "0000C07F0000C07F0000C07F0000C07F0000C07F0000C07F0000C07F0000C07F"
      })
  void templates_damaged_areLeftOutAndCounted(String hex) {
    long damaged = registered("zoe");
    long whole = registered("ann");
    sql("UPDATE vultus_template SET embedding = X'" + hex + "' WHERE photo LIKE 'zoe%'");
    List<Long> seen = new ArrayList<>();
    assertThat(store().forEachTemplate(MODEL, LENGTH, template -> seen.add(template.number())))
        .isEqualTo(1);
    assertThat(seen).containsExactly(whole);
    assertThat(store().templates(damaged, MODEL, LENGTH)).isEmpty();
  }

  @Test
  void check_failsWithoutPhotoFolder() throws Exception {
    store().check();
    Files.delete(data.resolve("photos"));
    assertThatThrownBy(() -> store().check()).isInstanceOf(StoreException.class);
  }
}
