package org.vultus.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A page of the console, as people see it: by its words. */
final class Console {

  /** More than any page has of what the Tab key reaches before the content's end. */
  private static final int STEPS = 40;

  private static final String FOCUS =
      """
      () => {
        const field = document.activeElement;
        const label = field.labels?.[0];
        const name = field.ariaLabel ?? label?.textContent ?? field.textContent;
        const shown = [field, label].filter(Boolean).some((place) => {
          const {outlineStyle, outlineWidth} = getComputedStyle(place);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        });
        return [name, shown];
      }""";

  private final Page page;

  Console(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  Locator title() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  /** What a result begins with, in large letters. */
  Locator headline() {
    return page.locator(".headline");
  }

  Locator result() {
    return page.locator(".board");
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  /** The row of a table that is about something. */
  Locator row(String name) {
    return page.getByRole(AriaRole.ROW)
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByRole(AriaRole.ROWHEADER, named(name).setExact(true))));
  }

  /** The field for a person's id. */
  Locator id() {
    return page.getByLabel("ID", new Page.GetByLabelOptions().setExact(true));
  }

  /** Holds requests back. */
  Held hold(String address) {
    return new Held(page, address);
  }

  PhotoField photo(String label) {
    return new PhotoField(page, label);
  }

  void enterId(String id) {
    id().fill(id);
  }

  void search(String text) {
    page.getByLabel("Search by ID").fill(text);
  }

  /** Chooses another language; the page loads anew, and is there when this returns. */
  void chooseLanguage(String name) {
    Locator document = page.locator("html");
    String left = document.getAttribute("lang");
    page.locator("header select").selectOption(name);
    PlaywrightAssertions.assertThat(document).not().hasAttribute("lang", left);
    PlaywrightAssertions.assertThat(title()).isVisible();
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().type(text);
  }

  /** Goes with the Tab key to what has that name; sees on the way where it is. */
  void tabTo(String name) {
    for (int i = 0; i < STEPS; i++) {
      press("Tab");
      Focus focus = focus();
      assertThat(focus.shown()).as("the focus on '%s' can be seen", focus.name()).isTrue();
      if (focus.name().equals(name)) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not reach '" + name + "'");
  }

  private Focus focus() {
    List<?> focus = (List<?>) page.evaluate(FOCUS);
    return new Focus((String) focus.get(0), (Boolean) focus.get(1));
  }

  private record Focus(String name, boolean shown) {}

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
