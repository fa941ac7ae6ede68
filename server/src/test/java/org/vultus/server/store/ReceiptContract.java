package org.vultus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vultus.server.store.UserStore.AlreadyExists;
import org.vultus.server.store.UserStore.Registered;

/** Receipts are kept in one step with a registration. */
abstract class ReceiptContract extends StoreFixture {

  private static final String KEY = "a".repeat(64);

  @Test
  void receipt_isKeptWithTheUser() {
    assertThat(store().register(id("ann"), enrolment("ann"), receipt(KEY, AT)))
        .isInstanceOf(Registered.class);
    assertThat(reopened().receipt(KEY, AT)).contains(receipt(KEY, AT));
    assertThat(store().receipt("b".repeat(64), AT)).isEmpty();
  }

  @Test
  void receipt_ofAUserWhoIsNotRegistered_isNotKept() {
    registered("ann");
    assertThat(store().register(id("ANN"), enrolment("x"), receipt(KEY, AT)))
        .isInstanceOf(AlreadyExists.class);
    assertThat(store().receipt(KEY, AT)).isEmpty();
  }

  @Test
  void registration_whoseReceiptCannotBeKept_isUndone() {
    store();
    sql("ALTER TABLE vultus_receipt RENAME TO gone");
    assertThatThrownBy(() -> store().register(id("ann"), enrolment("ann"), receipt(KEY, AT)))
        .isInstanceOf(StoreException.class)
        .hasMessage("The user could not be stored");
    assertThat(store().find(id("ann"))).isEmpty();
    assertThat(photos()).isEmpty();
  }

  @Test
  void receipt_whoseKeyIsThere_isRefused_withWhateverIsKeptWithIt() {
    store().register(id("ann"), enrolment("ann"), receipt(KEY, AT));
    assertThatThrownBy(() -> store().register(id("bob"), enrolment("bob"), receipt(KEY, AT)))
        .isInstanceOf(ReceiptExistsException.class);
    assertThatThrownBy(() -> store().keep(receipt(KEY, AT)))
        .isInstanceOf(ReceiptExistsException.class);
    assertThat(listedIds()).containsExactly("ann");
    assertThat(photos()).hasSize(1);
  }

  @Test
  void receipt_hasItsTime_andGoesWhenTheNextIsKept() {
    store().keep(receipt(KEY, AT));
    Instant last = AT.plus(ReceiptStore.RETENTION).minusSeconds(1);
    assertThat(store().receipt(KEY, last)).isPresent();
    assertThat(store().receipt(KEY, last.plusSeconds(1))).isEmpty();
    store().keep(receipt(KEY, last.plus(Duration.ofSeconds(1))));
    assertThat(column("SELECT receipt_key FROM vultus_receipt")).containsExactly(KEY);
  }

  private static Receipt receipt(String key, Instant at) {
    return new Receipt(key, "c".repeat(64), "Größe zu klein: 26 px", at);
  }
}
