package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of everybody who is registered. */
final class PeopleIT {

  private static final int PAGE = 50;

  /** With ann and bob, one more than a page. */
  private static final int OTHERS = PAGE - 1;

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @BeforeEach
  void annAndBobAreRegistered() {
    visit.isRegistered("ann", Painted.photo(1));
    visit.isRegistered("bob", Painted.photo(2));
  }

  /** Else they look like ann, who is not meant. */
  @Test
  void charactersThatDoNotShow_areShownByTheirNumbers() {
    visit.isRegistered("ann\u200b", Painted.photo(3));
    visit.isRegistered("\u202eann", Painted.photo(4));
    visit.isRegistered("ann\u2039U+200B\u203a", Painted.photo(5));
    Console console = visit.open("/peoplePage/");
    assertThat(console.row("\u2039U+202E\u203aann")).isVisible();
    assertThat(console.row("ann\u2039U+2039\u203aU+200B\u203a")).isVisible();
    console.button("Delete ann\u2039U+200B\u203a").click();
    assertThat(console.text("ann\u2039U+200B\u203a will be deleted, with all photos.")).isVisible();
    console.button("Undo").click();
    assertThat(console.button("Delete ann\u2039U+200B\u203a")).isEnabled();
    visit.open("/verifyPage/").enterId("ann\u200b");
    assertThat(console.text("It holds characters that do not show: ann\u2039U+200B\u203a"))
        .isVisible();
  }

  @Test
  void search_showsWhoseIdContainsIt() {
    Console console = visit.open("/peoplePage/");
    assertThat(console.text("2 registered")).isVisible();
    console.search("bo");
    assertThat(console.row("ann")).hasCount(0);
    assertThat(console.row("bob")).isVisible();
    console.search("carol");
    assertThat(console.text("No ID contains this.")).isVisible();
  }

  @Test
  void deletion_isSentAfterFiveSeconds() {
    Console console = visit.open("/peoplePage/");
    console.button("Delete ann").click();
    assertThat(console.text("ann will be deleted, with all photos.")).isVisible();
    assertThat(visit.registered()).contains("\"ann\"");
    assertThat(console.row("ann")).hasCount(0);
    assertThat(console.row("bob")).isVisible();
    assertThat(console.text("1 registered")).isVisible();
    assertThat(visit.registered()).doesNotContain("\"ann\"");
  }

  @Test
  void deletionThatIsUndone_isNeverSent() {
    visit.stopTheClock();
    Console console = visit.open("/peoplePage/");
    console.button("Delete ann").click();
    console.page().clock().runFor(4_000);
    console.button("Undo").click();
    console.page().clock().runFor(60_000);
    console.page().clock().resume();
    assertThat(console.button("Undo")).hasCount(0);
    assertThat(console.button("Delete ann")).isEnabled();
    assertThat(visit.registered()).contains("\"ann\"");
  }

  @Test
  void deletion_isSentWhenThePageIsLeft() {
    Console console = visit.open("/peoplePage/");
    console.button("Delete ann").click();
    assertThat(console.button("Undo")).isVisible();
    visit.open("/statusPage/");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(visit.registered()).doesNotContain("\"ann\""));
  }

  @Test
  void photos_areListedAddedAndRemoved() {
    Console console = visit.open("/peoplePage/");
    console.button("Photos of ann").click();
    assertThat(console.text("builtin")).hasCount(1);
    console.page().getByLabel("Add a photo").setInputFiles(Painted.photo(9));
    assertThat(console.text("The photo shows somebody else.")).isVisible();
    console.page().getByLabel("Add a photo").setInputFiles(Painted.another(1));
    assertThat(console.text("builtin")).hasCount(2);
    console.button("Remove").first().click();
    assertThat(console.text("builtin")).hasCount(1);
  }

  @Test
  void moreThanAPage_areOnTheNext() {
    aPageAndOneAreRegistered();
    Console console = visit.open("/peoplePage/");
    assertThat(console.row("user01")).isVisible();
    assertThat(console.row("user49")).hasCount(0);
    console.button("Next page").click();
    assertThat(console.row("user49")).isVisible();
    assertThat(console.button("Next page")).isDisabled();
    console.button("Previous page").click();
    assertThat(console.row("ann")).isVisible();
  }

  @Test
  void nextPage_staysWhenThePersonBeforeItIsDeleted() {
    aPageAndOneAreRegistered();
    Console console = visit.open("/peoplePage/");
    console.button("Delete user48").click();
    console.button("Next page").click();
    assertThat(console.row("user49")).isVisible();
    assertThat(console.text("50 registered")).isVisible();
    assertThat(console.row("user49")).isVisible();
    console.button("Previous page").click();
    assertThat(console.row("user48")).hasCount(0);
  }

  @Test
  void pageWhoseOnlyPersonIsDeleted_givesWayToTheOneBefore() {
    aPageAndOneAreRegistered();
    Console console = visit.open("/peoplePage/");
    console.button("Next page").click();
    console.button("Delete user49").click();
    assertThat(console.text("50 registered")).isVisible();
    assertThat(console.row("ann")).isVisible();
    assertThat(console.button("Previous page")).isDisabled();
  }

  @Test
  void deletionThatWaits_cannotBeStartedAgain() {
    visit.stopTheClock();
    Console console = visit.open("/peoplePage/");
    console.button("Delete ann").click();
    console.search("an");
    console.page().clock().runFor(300);
    assertThat(console.row("bob")).hasCount(0);
    assertThat(console.button("Delete ann")).isDisabled();
    console.button("Undo").click();
    console.page().clock().resume();
    assertThat(console.button("Delete ann")).isEnabled();
  }

  @Test
  void bothOfTwoPhotosRemoved_saysWhyOneStays() {
    Console console = visit.open("/peoplePage/");
    console.button("Photos of ann").click();
    console.page().getByLabel("Add a photo").setInputFiles(Painted.another(1));
    assertThat(console.text("builtin")).hasCount(2);
    console.button("Remove").first().click();
    console.button("Remove").last().click();
    assertThat(console.text("The only photo of a person cannot be removed.")).isVisible();
    assertThat(console.text("builtin")).hasCount(1);
  }

  private void aPageAndOneAreRegistered() {
    for (int i = 1; i <= OTHERS; i++) {
      visit.isRegistered("user%02d".formatted(i), Painted.photo(1));
    }
  }
}
