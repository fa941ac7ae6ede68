import { pathOf, reason, send } from "../api.js";
import { button, h } from "../dom.js";
import { Farewell } from "../parts/farewell.js";
import { number, t, time } from "../text.js";

const ROWS = 50;
const TYPING = 250; // ms without a key after which a search begins

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
  #starts = [null]; // the id after which each page up to this one begins
  #last = null;
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
    this.#starts = [null];
    return this.#show();
  }

  #turn(step) {
    if (step > 0) {
      this.#starts.push(this.#last);
    } else {
      this.#starts.pop();
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
    const after = this.#starts.at(-1);
    if (after !== null) {
      query.set("after", after);
    }
    const { status, body } = await send("GET", `/register/?${query}`);
    if (asked !== this.#asked) {
      return;
    }
    this.problem.textContent = "";
    if (status !== 200) {
      this.problem.replaceChildren(reason(body));
      return;
    }
    this.#fill(body.data);
  }

  #fill(users) {
    const shown = users.slice(0, ROWS);
    this.#last = shown.at(-1)?.id ?? null;
    this.#next.disabled = users.length <= ROWS;
    this.#back.disabled = this.#starts.length === 1;
    this.#rows.replaceChildren(...(shown.length > 0 ? shown.map((user) => this.#row(user)) : [this.#nobody()]));
  }

  #nobody() {
    return h("tr", {}, h("td", { colspan: 3 }, t(this.#search.value.trim() ? "people.noMatch" : "people.nobody")));
  }

  #row({ id, timestamp }) {
    const details = button(t("people.photos"), () => this.#toggle(id, row, details), {
      "aria-expanded": "false",
      "aria-label": t("people.photosOf", { id }),
    });
    const remove = button(t("people.delete"), () => this.#delete(id, row), { "aria-label": t("people.deleteWhom", { id }) });
    const row = h(
      "tr",
      { class: this.#leaving.has(id) ? "leaving" : null },
      h("th", { scope: "row" }, id),
      cell("people.since", time(timestamp)),
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
    const cell = h("td", { colspan: 3 }, t("console.busy"));
    row.after(h("tr", { class: "details" }, cell));
    control.setAttribute("aria-expanded", "true");
    await showPhotos(cell, id, this.farewell);
  }

  #delete(id, row) {
    this.#leaving.add(id);
    row.classList.add("leaving");
    row.querySelectorAll("button").forEach((control) => (control.disabled = true));
    this.farewell.announce(
      t("people.goes", { id }),
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
      this.problem.replaceChildren(t("people.notDeleted", { id }), " ", reason(body));
    }
  }

  #stays(id) {
    this.#leaving.delete(id);
    return this.#show();
  }
}

/** Says itself what it holds where the heads of the columns have no room. */
const cell = (label, text) => h("td", { "data-label": t(label) }, text);

async function showPhotos(cell, id, farewell) {
  const { status, body } = await send("GET", `${pathOf(id)}/photos/`);
  const said = h("p", { role: "status" });
  if (status !== 200) {
    cell.replaceChildren(reason(body));
    return;
  }
  const again = () => showPhotos(cell, id, farewell);
  cell.replaceChildren(photoTable(id, body.photos, farewell, said, again), adding(id, said, again), said);
}

function photoTable(id, photos, farewell, said, again) {
  if (photos.length === 0) {
    return h("p", {}, t("people.noPhotos"));
  }
  const removable = photos.length > 1;
  const heads = ["people.file", "people.added", "people.quality", "people.packs", ...(removable ? ["people.actions"] : [])];
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...heads.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, ...photos.map((photo) => photoRow(id, photo, removable, farewell, said, again))),
  );
}

function photoRow(id, { name, timestamp, quality, packs }, removable, farewell, said, again) {
  const remove = button(t("people.remove"), () => leave(), { "aria-label": t("people.removeWhich", { name }) });
  const row = h(
    "tr",
    {},
    h("th", { scope: "row" }, name),
    cell("people.added", time(timestamp)),
    cell("people.quality", quality === null ? t("console.unknown") : number(quality)),
    cell("people.packs", packs.join(", ") || t("people.noPack")),
    removable ? h("td", {}, remove) : null,
  );
  function leave() {
    row.classList.add("leaving");
    remove.disabled = true;
    farewell.announce(t("people.photoGoes", { name }), removed, again);
  }
  async function removed() {
    const path = `${pathOf(id)}/photos/${encodeURIComponent(name)}`;
    const { status, body } = await send("DELETE", path, { keepalive: true });
    if (status === 204) {
      await again();
    } else {
      said.replaceChildren(reason(body));
    }
  }
  return row;
}

function adding(id, said, again) {
  const input = h("input", { type: "file", id: `add-${id}`, accept: "image/*" });
  input.addEventListener("change", async () => {
    said.textContent = t("console.busy");
    const { status, body } = await send("POST", `${pathOf(id)}/photos/`, { fields: { image: input.files[0] } });
    if (status === 201) {
      await again();
    } else {
      said.replaceChildren(reason(body));
      input.value = "";
    }
  });
  return h("div", { class: "file" }, input, h("label", { for: input.id }, t("people.add")));
}
