package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vultus.server.identity.User;
import org.vultus.server.store.UserStore.Selection;

/** The list of users. */
abstract class ListingContract extends StoreFixture {

  private static final long EPOCH = AT.getEpochSecond();

  @Test
  void list_isOrderedByTimeThenId() {
    registered("b");
    registered("a", AT.plusSeconds(1));
    registered("B-2");
    assertThat(listed())
        .containsExactly(new User("B-2", AT), new User("b", AT), new User("a", AT.plusSeconds(1)));
  }

  @Test
  void list_pagesOf5000Users_areTheWholeList() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(ids(0, 2000), backend().time(EPOCH));
    insertUsers(ids(2000, 3500), backend().time(EPOCH - 5));
    insertUsers(ids(3500, 5000), "NULL");
    List<User> all = listed();
    assertThat(all).hasSize(5000).isSortedAccordingTo(byTimeThenId());
    assertThat(pages(700)).isEqualTo(all);
    assertThat(store().count()).isEqualTo(5000);
  }

  @Test
  void list_afterInAnotherCase_goesOn() {
    registered("ann");
    registered("bob");
    assertThat(listed("ANN", 9)).extracting(User::id).containsExactly("bob");
  }

  @Test
  void list_afterUnknown_isRefused() {
    registered("ann");
    assertThat(isListedAfter("nobody")).isFalse();
    assertThat(isListedAfter("\uD83D\uDE00")).isFalse();
    assertThat(isListedAfter("")).isFalse();
  }

  @Test
  void list_readerFails_failureIsPassedOnAndTheStoreGoesOn() {
    registered("ann");
    registered("bob");
    RuntimeException broken = new IllegalStateException("the client is gone");
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  store()
                      .forEachUser(
                          Selection.ALL,
                          user -> {
                            throw broken;
                          }))
          .isSameAs(broken);
    }
    assertThat(listedIds()).containsExactly("ann", "bob");
  }

  @Test
  void list_lookUpsWhileListing_areAnswered() {
    registered("ann");
    registered("bob");
    List<Long> numbers = new ArrayList<>();
    store()
        .forEachUser(
            Selection.ALL, user -> numbers.add(store().find(id(user.id())).orElseThrow().number()));
    assertThat(numbers).hasSize(2);
  }

  /** More readers than any pool has connections. */
  @Test
  void list_slowReaders_holdNoConnection() throws Exception {
    registered("ann");
    CountDownLatch reading = new CountDownLatch(20);
    CountDownLatch enough = new CountDownLatch(1);
    try (ExecutorService readers = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        readers.execute(
            () ->
                store()
                    .forEachUser(
                        Selection.ALL,
                        user -> {
                          reading.countDown();
                          await(enough);
                        }));
      }
      try {
        await(reading);
        assertThat(listedIds()).containsExactly("ann");
        registered("bob");
      } finally {
        enough.countDown();
      }
    }
  }

  @Test
  void list_changesWhileItIsRead_leaveTheOthersInPlace() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(ids(0, 6000), "NULL");
    insertUsers(ids(6000, 11_000), backend().time(EPOCH));
    insertUsers(ids(11_000, 16_001), backend().time(EPOCH + 5));
    List<User> all = listed();
    assertThat(all).hasSize(16_001).isSortedAccordingTo(byTimeThenId());
    List<User> seen = new ArrayList<>();
    store()
        .forEachUser(
            Selection.ALL,
            user -> {
              seen.add(user);
              if (seen.size() % 2500 == 0) {
                sql("DELETE FROM users WHERE id = '" + user.id() + "'");
              }
            });
    assertThat(seen).isEqualTo(all);
    assertThat(listed()).hasSize(16_001 - 6);
  }

  @Test
  void timestamps_areUtcWhateverTheZone() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
    try {
      registered("ann");
      insertUser("later", backend().time(EPOCH + 60));
      reopened();
      assertThat(listed())
          .containsExactly(new User("ann", AT), new User("later", AT.plusSeconds(60)));
      assertThat(column("SELECT COUNT(*) FROM users WHERE timestamp = " + backend().time(EPOCH)))
          .containsExactly("1");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void search_isPartOfTheId_inAnyCaseAndForm() {
    registered("Anna Müller");
    registered("hannah");
    registered("bob");
    registered("Straße 5");
    assertThat(found("ann")).containsExactly("Anna Müller", "hannah");
    assertThat(found("ANNA M")).containsExactly("Anna Müller");
    assertThat(found("MU\u0308LLER")).containsExactly("Anna Müller");
    assertThat(found("muller")).isEmpty();
    assertThat(found("STRASSE")).containsExactly("Straße 5");
    assertThat(found("hannahs")).isEmpty();
  }

  @Test
  void search_takesEveryCharacterAsItIs() {
    for (String id : List.of("50%", "a_b", "a\\b", "a*b?", "it's", "plain")) {
      registered(id);
    }
    assertThat(found("%")).containsExactly("50%");
    assertThat(found("_")).containsExactly("a_b");
    assertThat(found("\\")).containsExactly("a\\b");
    assertThat(found("*b?")).containsExactly("a*b?");
    assertThat(found("'")).containsExactly("it's");
    assertThat(found("\uD83D\uDE00")).isEmpty();
  }

  @Test
  void search_pages_areTheWholeOfWhatIsFound() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(ids(0, 400), backend().time(EPOCH));
    insertUsers(ids(400, 700), backend().time(EPOCH - 5));
    insertUsers(ids(700, 900), "NULL");
    List<User> expected = listed().stream().filter(user -> user.id().contains("é-1")).toList();
    List<User> found = new ArrayList<>(listed(new Selection(id("É-1"), null, 50)));
    while (found.size() % 50 == 0) {
      found.addAll(listed(new Selection(id("É-1"), found.getLast().id(), 50)));
    }
    assertThat(found).hasSize(111).isEqualTo(expected);
  }

  @Test
  void search_afterAUserWhoIsNotFound_goesOn() {
    registered("ann");
    registered("bob");
    registered("hannah");
    assertThat(listed(new Selection(id("ann"), "BOB", 9)))
        .extracting(User::id)
        .containsExactly("hannah");
    assertThat(store().forEachUser(new Selection(id("ann"), "nobody", 9), user -> {})).isFalse();
  }

  @Test
  void search_findsRowsOfOtherPrograms_butNoneThatHoldsNoId() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    insertUsers(List.of("Ann", "ann", " anne", "ann\tx", "bob"), backend().time(EPOCH));
    registered("joann");
    insertUser("hanna", backend().time(EPOCH));
    assertThat(found("ann")).containsExactlyInAnyOrder("Ann", "ann", " anne", "joann", "hanna");
    sql("DELETE FROM users WHERE id = 'joann'");
    assertThat(found("oa")).isEmpty();
  }

  /** The digest in a twin's key holds most letters by chance, were it not left aside. */
  @Test
  void search_looksAtNothingButTheId() {
    sql(backend().createCaseSensitiveUsers().toArray(String[]::new));
    List<String> odd = List.of("2\t2", "3\t3", "4\t4", "5\t5", "6\t6", "7\t7");
    insertUsers(List.of("1", " 1"), backend().time(EPOCH));
    insertUsers(odd, backend().time(EPOCH));
    for (char letter = '!'; letter <= '~'; letter++) {
      List<String> expected = letter == '1' ? List.of(" 1", "1") : List.of();
      assertThat(found(String.valueOf(letter))).isEqualTo(expected);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> found(String part) {
    return listed(new Selection(id(part), null, 9)).stream().map(User::id).toList();
  }

  private List<User> pages(int size) {
    List<User> users = new ArrayList<>(listed(null, size));
    while (users.size() % size == 0) {
      users.addAll(listed(users.getLast().id(), size));
    }
    return users;
  }

  /** Digits turned round, so that the order of adding is not that of the ids. */
  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> (i % 2 == 0 ? "u" : "U") + new StringBuilder("" + i).reverse() + "é-" + i)
        .toList();
  }

  private static Comparator<User> byTimeThenId() {
    return Comparator.comparing(
            User::registeredAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
        .thenComparing(User::id);
  }
}
