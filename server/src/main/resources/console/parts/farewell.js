/** Deletions that can be taken back for a while before they are sent. */

import { button, h } from "../dom.js";
import { t } from "../text.js";

const PATIENCE = 5; // seconds

/** Notices with a button to undo; put it into the page once. */
export class Farewell {
  #pending = new Set();

  element = h("div", { class: "farewells", role: "status" });

  constructor() {
    // Who leaves the page has not undone it.
    addEventListener("pagehide", () => this.#pending.forEach((act) => act()));
  }

  /**
   * Does something in five seconds, unless it is undone.
   *
   * @param {string} text what will be done
   * @param {() => void} act also called when the page is left
   * @param {() => void} undone
   */
  announce(text, act, undone) {
    const left = h("span", { class: "quiet", "aria-hidden": "true" });
    const undo = button(t("people.undo"), () => settle(undone));
    const notice = h("div", { class: "farewell" }, h("span", {}, text), left, undo);
    const due = () => settle(act);
    const settle = (then) => {
      if (this.#pending.delete(due)) {
        clearInterval(clock);
        notice.remove();
        then();
      }
    };
    const end = performance.now() + 1000 * PATIENCE;
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      left.textContent = t("people.seconds", { n: Math.max(0, seconds) });
      if (seconds <= 0) {
        due();
      }
    };
    this.#pending.add(due);
    const clock = setInterval(tick, 200);
    tick();
    this.element.append(notice);
  }
}
