package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vultus.server.identity.User;

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
    assertThat(store().forEachUser("nobody", 9, user -> assertThat(user).isNull())).isFalse();
    assertThat(store().forEachUser("\uD83D\uDE00", 9, user -> assertThat(user).isNull())).isFalse();
    assertThat(store().forEachUser("", 9, user -> assertThat(user).isNull())).isFalse();
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
                          null,
                          9,
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
            null, 9, user -> numbers.add(store().find(id(user.id())).orElseThrow().number()));
    assertThat(numbers).hasSize(2);
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
