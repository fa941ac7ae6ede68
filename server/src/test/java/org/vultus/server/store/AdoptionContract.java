package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vultus.server.identity.User;
import org.vultus.server.store.UserStore.AlreadyExists;

/** A {@code users} table that was there before, and that another program may still write to. */
abstract class AdoptionContract extends StoreFixture {

  private static final long EPOCH = AT.getEpochSecond();

  @Test
  void adopted_thousandRows_stayAsTheyAre() {
    sql(DOCUMENTED_TABLE);
    List<String> ids = IntStream.range(0, 1000).mapToObj("B21AI%04d"::formatted).toList();
    insertUsers(ids, backend().time(EPOCH));
    List<String> form = column(backend().describeUsers());
    assertThat(listed()).containsExactlyElementsOf(ids.stream().map(i -> new User(i, AT)).toList());
    assertThat(store().find(id("b21ai0777")).orElseThrow().user())
        .isEqualTo(new User("B21AI0777", AT));
    assertThat(withoutTemplate(MODEL)).isEqualTo(1000);
    assertThat(column(backend().describeUsers())).isEqualTo(form);
  }

  @Test
  void adopted_isNotRegisteredAgainButGetsPhotos() {
    sql(DOCUMENTED_TABLE);
    insertUser("ann", backend().time(EPOCH));
    assertThat(store().register(id("Ann"), enrolment("x"))).isInstanceOf(AlreadyExists.class);
    assertThat(photos()).isEmpty();
    long number = store().find(id("ann")).orElseThrow().number();
    assertThat(store().addPhoto(number, enrolment("ann"))).isPresent();
    assertThat(store().delete(id("ann")).orElseThrow().files())
        .containsExactly("ann_20230723123456.jpg");
    assertThat(column("SELECT id FROM users")).isEmpty();
  }

  @Test
  void adopted_again_keepsNumbers() {
    sql(DOCUMENTED_TABLE);
    insertUser("ann", backend().time(EPOCH));
    long number = store().find(id("ann")).orElseThrow().number();
    assertThat(reopened().find(id("ann")).orElseThrow().number()).isEqualTo(number);
  }

  @Test
  void addedLater_isFoundAndDeleted() {
    store();
    insertUser("Zoé", backend().time(EPOCH));
    insertUser("bob", backend().time(EPOCH));
    assertThat(store().count()).isEqualTo(2);
    assertThat(store().find(id("Zoé")).orElseThrow().user().id()).isEqualTo("Zoé");
    assertThat(store().delete(id("BOB"))).isPresent();
    assertThat(listedIds()).containsExactly("Zoé");
    assertThat(store().register(id("zoé"), enrolment("zoé"))).isInstanceOf(AlreadyExists.class);
  }

  @Test
  void addedLater_listGoesOnAfterIt() {
    store();
    insertUsers(List.of("a", "b\tb", "c"), backend().time(EPOCH));
    assertThat(listed("a", 1)).extracting(User::id).containsExactly("b\tb");
    assertThat(listed("b\tb", 1)).extracting(User::id).containsExactly("c");
  }

  @Test
  void deletedByAnotherProgram_isGone() {
    long number = registered("ann");
    sql("DELETE FROM users");
    assertThat(store().find(id("ann"))).isEmpty();
    assertThat(store().count()).isZero();
    assertThat(store().addPhoto(number, enrolment("x"))).isEmpty();
    assertThat(reopened().warnings())
        .singleElement()
        .asString()
        .startsWith("1 users are no longer in the table");
    assertThat(photos()).isEmpty();
    assertThat(templates()).isEmpty();
  }

  @Test
  void deletedByAnotherProgram_canBeRegisteredAnewWithoutTheOldTemplate() {
    long number = registered("ann");
    sql("DELETE FROM users");
    assertThat(registered("ANN")).isGreaterThan(number);
    assertThat(templates()).hasSize(1);
    assertThat(photos()).containsExactly("ANN_20230723123456.jpg");
  }

  @Test
  void deletedByAnotherProgram_deletionRemovesTheRest() {
    registered("ann");
    sql("DELETE FROM users");
    assertThat(store().delete(id("ann")).orElseThrow().files()).hasSize(1);
    assertThat(photos()).isEmpty();
    assertThat(store().delete(id("ann"))).isEmpty();
  }

  @Test
  void replacedByAnotherProgram_isAnotherUser() {
    long number = registered("Ann");
    sql("DELETE FROM users");
    insertUser("ann", backend().time(EPOCH));
    assertThat(store().find(id("ANN")).orElseThrow().number()).isNotEqualTo(number);
    assertThat(store().find(id("ANN")).orElseThrow().user().id()).isEqualTo("ann");
    assertThat(reopened().find(id("ANN"))).isPresent();
    assertThat(templates()).isEmpty();
  }

  @Test
  void twins_areListedAndDeletedOneByOne() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(List.of("Ann", "ann", "ANN"), backend().time(EPOCH));
    assertThat(listedIds()).containsExactly("ANN", "Ann", "ann");
    assertThat(store().find(id("ann")).orElseThrow().user().id()).isEqualTo("ann");
    store().delete(id("ann"));
    assertThat(listedIds()).containsExactly("ANN", "Ann");
    store().delete(id("ann"));
    store().delete(id("ann"));
    assertThat(listedIds()).isEmpty();
    registered("aNN");
  }

  @Test
  void twins_photosOfOneSecond_haveTheirOwnNames() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(List.of("Ann", "ann"), backend().time(EPOCH));
    store().addPhoto(store().find(id("Ann")).orElseThrow().number(), enrolment("1"));
    store().addPhoto(store().find(id("ann")).orElseThrow().number(), enrolment("2"));
    assertThat(photos()).containsExactly("Ann_20230723123456.jpg", "ann_20230723123456-2.jpg");
  }

  @Test
  void oddRows_areListedAndThoseThatAreIdsDeleted() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(List.of(" spaced", "tab\tbed", "", "\u00a0", "e\u0301"), "NULL");
    assertThat(listed())
        .containsExactlyInAnyOrder(
            new User(" spaced", null),
            new User("tab\tbed", null),
            new User("", null),
            new User("\u00a0", null),
            new User("e\u0301", null));
    assertThat(store().delete(id("SPACED"))).isPresent();
    assertThat(store().delete(id("\u00e9"))).isPresent();
    assertThat(listedIds()).containsExactlyInAnyOrder("tab\tbed", "", "\u00a0");
    assertThat(reopened().count()).isEqualTo(3);
  }
}
