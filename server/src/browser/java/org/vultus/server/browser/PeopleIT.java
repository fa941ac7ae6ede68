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

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @BeforeEach
  void annAndBobAreRegistered() {
    visit.isRegistered("ann", Painted.photo(1));
    visit.isRegistered("bob", Painted.photo(2));
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
    for (int i = 0; i <= PAGE; i++) {
      visit.isRegistered("user%02d".formatted(i), Painted.photo(1));
    }
    Console console = visit.open("/peoplePage/");
    assertThat(console.row("user00")).isVisible();
    assertThat(console.row("user50")).hasCount(0);
    console.button("Next page").click();
    assertThat(console.row("user50")).isVisible();
    assertThat(console.button("Next page")).isDisabled();
    console.button("Previous page").click();
    assertThat(console.row("ann")).isVisible();
  }
}
