package org.vultus.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all pages have in common, in both languages. */
final class EveryPageIT {

  private static final long SMALL = 150_000;

  @RegisterExtension final Visit visit = Visit.toBuiltInModels();

  @ParameterizedTest
  @CsvSource({
    "/registerPage/, Register a person, Eine Person registrieren",
    "/verifyPage/, Verify a person, Eine Person verifizieren",
    "/identifyPage/, Identify a person, Eine Person identifizieren",
    "/comparePage/, Compare two photos, Zwei Fotos vergleichen",
    "/peoplePage/, People, Personen",
    "/importPage/, Import a folder, Einen Ordner importieren",
    "/statusPage/, Status, Status",
    "/docs/, API, API"
  })
  void page_isSmall_andSpeaksBothLanguages(String path, String english, String german) {
    Console console = visit.open(path);
    console.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(console.title()).hasText(english);
    assertThat(visit.received()).as("bytes of the first load").isBetween(SMALL / 10, SMALL);
    visit.look();
    console.chooseLanguage("Deutsch");
    assertThat(console.page().locator("html")).hasAttribute("lang", "de");
    assertThat(console.title()).hasText(german);
    console.page().waitForLoadState(LoadState.NETWORKIDLE);
  }

  @Test
  void language_staysChosen() {
    visit.open("/verifyPage/").chooseLanguage("Deutsch");
    Console console = visit.open("/registerPage/");
    assertThat(console.title()).hasText("Eine Person registrieren");
    console.chooseLanguage("English");
    assertThat(console.title()).hasText("Register a person");
  }

  @Test
  void status_countsWhatWasAsked() {
    visit.isRegistered("ann", Painted.photo(1));
    Console console = visit.open("/statusPage/");
    assertThat(console.text("builtin")).isVisible();
    assertThat(console.text("ready")).isVisible();
    assertThat(console.row("Registrations")).containsText("1");
  }
}
