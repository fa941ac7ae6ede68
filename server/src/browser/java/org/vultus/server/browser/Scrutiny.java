package org.vultus.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What holds for every page, whatever a test does on it. */
final class Scrutiny {

  /** WCAG 2.2 AA, and what else axe-core thinks right. */
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** A refusal of the API, which the browser calls an error, but the page shows. */
  private static final String REFUSAL =
      "Failed to load resource: the server responded with a status of 4";

  /** Over plain http from elsewhere the browser says so, and would not heed the header. */
  private static final String PLAIN_HTTP =
      "The Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was"
          + " untrustworthy";

  private final Server server;
  private final List<Request> requests = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  /** Listens to all that happens during a visit. */
  Scrutiny(Server server, BrowserContext visit) {
    this.server = server;
    visit.onRequest(requests::add);
    visit.onConsoleMessage(this::read);
    visit.onWebError(error -> errors.add(error.error()));
  }

  /** Looks at a page in each appearance, then gives it back its own. */
  void look(Page page, Appearance own) {
    for (Appearance appearance : Appearance.values()) {
      appearance.putOn(page);
      assertFits(page, appearance);
      assertOpenToEverybody(page, appearance);
    }
    own.putOn(page);
  }

  void assertNothingWentWrong() {
    assertThat(errors).as("errors in the browser").isEmpty();
    assertThat(requests)
        .extracting(Request::url)
        .allSatisfy(address -> assertThat(isOurs(address)).as(address).isTrue());
  }

  /** Bytes that came from the server so far, heads and bodies. */
  long received() {
    return requests.stream().map(Request::sizes).mapToLong(Scrutiny::received).sum();
  }

  private static long received(Sizes sizes) {
    return (long) sizes.responseHeadersSize + sizes.responseBodySize;
  }

  private void read(ConsoleMessage message) {
    boolean refused =
        message.text().startsWith(REFUSAL) && !message.location().contains("/console/");
    boolean plain =
        message.text().startsWith(PLAIN_HTTP)
            && message.location().startsWith(server.foreignAddress());
    if (List.of("error", "warning").contains(message.type()) && !refused && !plain) {
      errors.add(message.text() + " at " + message.location());
    }
  }

  private boolean isOurs(String address) {
    return address.startsWith(server.address() + "/")
        || address.startsWith(server.foreignAddress() + "/");
  }

  private static void assertFits(Page page, Appearance appearance) {
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat((Integer) width)
        .as("width of %s as %s", path(page), appearance)
        .isLessThanOrEqualTo(appearance.width);
  }

  private static void assertOpenToEverybody(Page page, Appearance appearance) {
    assertThat(axe(page).analyze().getViolations())
        .as("%s as %s", path(page), appearance)
        .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
        .isEmpty();
  }

  /** In the page itself: without frames it needs no window of its own, as it otherwise opens. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).withTags(RULES).setLegacyMode(true);
  }

  private static String path(Page page) {
    return URI.create(page.url()).getPath();
  }
}
