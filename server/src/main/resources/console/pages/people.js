import { pathOf, reason, send } from "../api.js";
import { button, cell, h } from "../dom.js";
import { Farewell } from "../parts/farewell.js";
import { PhotoList } from "../parts/photo-list.js";
import { visible } from "../parts/visible-id.js";
import { number, t, time } from "../text.js";

const ROWS = 50;
const TYPING = 250; // ms without a key after which a search begins
const BAD_REQUEST = 400;

/** Everybody who is registered, a page at a time. */
export function page() {
  const people = new People();
  return [people.toolbar, people.problem, people.table, people.pager, people.farewell.element];
}

class People {
  farewell = new Farewell();
  problem = h("p", { role: "alert", class: "problem" });
  #search = h("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 255 });
  #count = h("p", { class: "quiet", role: "status" });
  #rows = h("tbody");
  #back = button(t("people.back"), () => this.#turn(-1));
  #next = button(t("people.next"), () => this.#turn(1));
  #before = []; // the ids on each page before this one
  #shown = []; // those on this one
  #asked = 0;
  #leaving = new Set();

  toolbar = h("div", { class: "toolbar" }, h("label", { for: "search" }, t("people.search")), this.#search, this.#count);
  table = h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...["console.id", "people.since", "people.actions"].map((key) => h("th", { scope: "col" }, t(key))))),
    this.#rows,
  );
  pager = h("div", { class: "actions" }, this.#back, this.#next);

  constructor() {
    let typing;
    this.#search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.#restart(), TYPING);
    });
    this.#restart();
    this.#showCount();
  }

  #restart() {
    this.#before = [];
    return this.#show();
  }

  #turn(step) {
    if (step > 0) {
      this.#before.push(this.#shown);
    } else {
      this.#before.pop();
    }
    return this.#show();
  }

  async #showCount() {
    const { body } = await send("GET", "/status/");
    this.#count.textContent = body.users === undefined ? "" : t("people.count", { n: number(body.users) });
  }

  /** Shows a page; asks for one row more to know whether there is another. */
  async #show() {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ limit: ROWS + 1, search: this.#search.value });
    const after = this.#before.flat().at(-1);
    if (after !== undefined) {
      query.set("after", after);
    }
    const { status, body } = await send("GET", `/register/?${query}`);
    if (asked !== this.#asked) {
      return;
    }
    if (status === BAD_REQUEST && after !== undefined) {
      this.#isGone(after);
      await this.#show();
    } else if (status === 200 && body.data.length === 0 && this.#before.length > 0) {
      await this.#turn(-1);
    } else if (status === 200) {
      this.problem.textContent = "";
      this.#fill(body.data);
    } else {
      this.problem.replaceChildren(reason(body));
    }
  }

  /** A page cannot begin after somebody who was deleted; it begins after whoever was before. */
  #isGone(id) {
    this.#before = this.#before.map((ids) => ids.filter((other) => other !== id));
  }

  #fill(users) {
    const shown = users.slice(0, ROWS);
    this.#shown = shown.map(({ id }) => id);
    this.#next.disabled = users.length <= ROWS;
    this.#back.disabled = this.#before.length === 0;
    this.#rows.replaceChildren(...(shown.length > 0 ? shown.map((user) => this.#row(user)) : [this.#nobody()]));
  }

  #nobody() {
    return h("tr", {}, h("td", { colspan: 3 }, t(this.#search.value.trim() ? "people.noMatch" : "people.nobody")));
  }

  #row({ id, timestamp }) {
    const leaving = this.#leaving.has(id);
    const details = button(t("people.photos"), () => this.#toggle(id, row, details), {
      "aria-expanded": "false",
      "aria-label": t("people.photosOf", { id: visible(id) }),
      disabled: leaving,
    });
    const remove = button(t("people.delete"), () => this.#delete(id, row), {
      "aria-label": t("people.deleteWhom", { id: visible(id) }),
      disabled: leaving,
    });
    const row = h(
      "tr",
      { class: leaving ? "leaving" : null },
      h("th", { scope: "row" }, visible(id)),
      cell(t("people.since"), time(timestamp)),
      h("td", {}, h("div", { class: "actions" }, pathOf(id) ? details : null, remove)),
    );
    return row;
  }

  async #toggle(id, row, control) {
    if (row.nextSibling?.classList.contains("details")) {
      row.nextSibling.remove();
      control.setAttribute("aria-expanded", "false");
      return;
    }
    const photos = new PhotoList(id, this.farewell);
    row.after(h("tr", { class: "details" }, h("td", { colspan: 3 }, photos.element)));
    control.setAttribute("aria-expanded", "true");
    await photos.show();
  }

  #delete(id, row) {
    this.#leaving.add(id);
    row.classList.add("leaving");
    row.querySelectorAll("button").forEach((control) => (control.disabled = true));
    this.farewell.announce(
      t("people.goes", { id: visible(id) }),
      () => this.#send(id),
      () => this.#stays(id),
    );
  }

  async #send(id) {
    const { status, body } = await send("DELETE", "/register/", { fields: { id }, keepalive: true });
    this.#leaving.delete(id);
    await this.#show();
    this.#showCount();
    if (status !== 204) {
      this.problem.replaceChildren(t("people.notDeleted", { id: visible(id) }), " ", reason(body));
    }
  }

  #stays(id) {
    this.#leaving.delete(id);
    return this.#show();
  }
}
