/** What is kept of a person's photos: lists, adds and removes them. */

import { pathOf, reason, send } from "../api.js";
import { button, cell, h } from "../dom.js";
import { number, t, time } from "../text.js";
import { ACCEPTED } from "./photo-types.js";

export class PhotoList {
  #id;
  #path;
  #farewell;
  #leaving = new Set();
  #asked = 0;
  #photos = h("div", {}, t("console.busy"));
  #said = h("p", { role: "status" });

  /** What to put into the page. */
  element;

  /**
   * @param {string} id which a path can name
   * @param {import("./farewell.js").Farewell} farewell takes the removals
   */
  constructor(id, farewell) {
    this.#id = id;
    this.#path = `${pathOf(id)}/photos/`;
    this.#farewell = farewell;
    this.element = h("div", {}, this.#photos, this.#adding(), this.#said);
  }

  /** Asks for the photos and shows them. */
  async show() {
    const asked = ++this.#asked;
    const { status, body } = await send("GET", this.#path);
    if (asked !== this.#asked) {
      return;
    }
    this.#photos.replaceChildren(status === 200 ? this.#table(body.photos) : reason(body));
  }

  #table(photos) {
    if (photos.length === 0) {
      return h("p", {}, t("people.noPhotos"));
    }
    const removable = photos.length > 1;
    const heads = ["people.file", "people.added", "people.quality", "people.packs", ...(removable ? ["people.actions"] : [])];
    return h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads.map((key) => h("th", { scope: "col" }, t(key))))),
      h("tbody", {}, ...photos.map((photo) => this.#row(photo, removable))),
    );
  }

  #row({ name, timestamp, quality, packs }, removable) {
    const leaving = this.#leaving.has(name);
    const remove = button(t("people.remove"), () => this.#leave(name), {
      "aria-label": t("people.removeWhich", { name }),
      disabled: leaving,
    });
    return h(
      "tr",
      { class: leaving ? "leaving" : null },
      h("th", { scope: "row" }, name),
      cell(t("people.added"), time(timestamp)),
      cell(t("people.quality"), quality === null ? t("console.unknown") : number(quality)),
      cell(t("people.packs"), packs.join(", ") || t("people.noPack")),
      removable ? h("td", {}, remove) : null,
    );
  }

  #leave(name) {
    this.#leaving.add(name);
    this.#said.textContent = "";
    this.#farewell.announce(
      t("people.photoGoes", { name }),
      () => this.#remove(name),
      () => this.#stays(name),
    );
    return this.show();
  }

  #stays(name) {
    this.#leaving.delete(name);
    return this.show();
  }

  async #remove(name) {
    const { status, body } = await send("DELETE", this.#path + encodeURIComponent(name), { keepalive: true });
    if (status !== 204) {
      this.#said.replaceChildren(reason(body));
    }
    await this.#stays(name);
  }

  #adding() {
    const input = h("input", { type: "file", id: `add-${this.#id}`, accept: ACCEPTED });
    input.addEventListener("change", async () => {
      this.#said.textContent = t("console.busy");
      const { status, body } = await send("POST", this.#path, { fields: { image: input.files[0] } });
      this.#said.replaceChildren(status === 201 ? "" : reason(body));
      input.value = "";
      await this.show();
    });
    return h("div", { class: "file" }, input, h("label", { for: input.id }, t("people.add")));
  }
}
