/** The field for a person's id. */

import { h } from "../dom.js";
import { t } from "../text.js";
import { visible } from "./visible-id.js";

/** An input and its label. */
export function idField() {
  const input = h("input", {
    id: "id",
    name: "id",
    required: true,
    maxlength: 255,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const shown = h("p", { class: "note", role: "status" });
  input.addEventListener("input", () => {
    const id = idOf(input);
    shown.textContent = visible(id) === id ? "" : t("console.idShown", { id: visible(id) });
  });
  return { input, element: h("div", { class: "field" }, h("label", { for: "id" }, t("console.id")), input, shown) };
}

/** What an id is taken for: without white space at its ends. */
export const idOf = (input) => input.value.trim();
