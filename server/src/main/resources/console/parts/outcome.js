/** Results: a headline to be read from two metres away, and what it rests on. */

import { h, svg } from "../dom.js";
import { number, oneIn, score, t } from "../text.js";

const SIGNS = { good: "M4 13l5 5L20 6", bad: "M5 5l14 14M19 5L5 19" };

/** Where results appear; read out as they come. */
export function board() {
  const board = h("div", { class: "board", role: "status" });
  clear(board);
  return board;
}

/** Shows where a result will appear. */
export function clear(board) {
  board.replaceChildren(h("p", { class: "hint" }, t("console.resultHere")));
}

/** What is asked and what comes of it; one below the other where there is little room. */
export const sideBySide = (question, board) => h("div", { class: "side-by-side" }, question, board);

/** Shows that work is under way. */
export function busy(board) {
  board.replaceChildren(h("p", { class: "busy" }, t("console.busy")));
}

/**
 * Shows a result.
 *
 * @param {HTMLElement} board
 * @param {"good" | "bad" | "plain"} tone
 * @param {string} title
 * @param {...Node} details
 */
export function show(board, tone, title, ...details) {
  const sign = tone in SIGNS ? svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: SIGNS[tone] })) : null;
  board.replaceChildren(
    h("div", { class: `outcome ${tone}` }, h("p", { class: "headline" }, sign, h("strong", {}, title)), ...details),
  );
  board.firstChild.scrollIntoView({ block: "nearest" });
}

/** A line of text. */
export const line = (...content) => h("p", {}, ...content);

/** How long it took, to the user. */
export const duration = (took) => h("p", { class: "quiet" }, t("console.took", { ms: number(took) }));

/** A similarity against the threshold: on a scale and in words, with how often strangers get there. */
export function comparison({ similarity, threshold, fmr, fmrBasis }) {
  return [
    scale(similarity, threshold),
    h("p", {}, t("scale.words", { similarity: score(similarity), threshold: score(threshold) })),
    ...(fmr === undefined ? [] : [h("p", {}, falseMatches(fmr, fmrBasis))]),
  ];
}

/** A false match rate in words. */
export function falseMatches(rate, basis) {
  return t(basis === "upper_bound" ? "rate.atMost" : "rate.about", { rate: oneIn(rate) });
}

/** From 0 to 1; what is below 0 is as good as 0. */
export function scale(similarity, threshold) {
  const at = (value) => 200 * Math.min(1, Math.max(0, value));
  const words = t("scale.words", { similarity: score(similarity), threshold: score(threshold) });
  return svg(
    "svg",
    { class: `scale ${similarity >= threshold ? "good" : "bad"}`, viewBox: "-4 0 208 22", role: "img", "aria-label": words },
    svg("rect", { class: "all", x: 0, y: 7, width: 200, height: 8, rx: 4 }),
    svg("rect", { class: "seen", x: 0, y: 7, width: at(similarity), height: 8, rx: 4 }),
    svg("path", { class: "threshold", d: `M${at(threshold)} 2v18` }),
  );
}
