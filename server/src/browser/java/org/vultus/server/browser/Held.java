package org.vultus.server.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Requests of a page that wait until a test lets them go on to the server. */
final class Held {

  private final Page page;
  private final String address;
  private final List<@Nullable Route> waiting = new ArrayList<>();

  /** Holds all requests from now on whose address matches the glob. */
  Held(Page page, String address) {
    this.page = page;
    this.address = address;
    page.route(address, waiting::add);
  }

  /** Waits until so many have been sent. */
  void await(int requests) {
    page.waitForCondition(() -> waiting.size() >= requests);
  }

  /** Lets one of them go on, the first being 0, and waits for its answer. */
  void letGo(int request) {
    await(request + 1);
    page.waitForResponse(address, () -> waiting.set(request, null).resume());
    page.waitForTimeout(100);
  }

  /** Lets all others go on, and holds none any more. */
  void letAllGo() {
    page.unroute(address);
    waiting.stream().filter(Objects::nonNull).forEach(Route::resume);
  }
}
