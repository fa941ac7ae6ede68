import { reason, send } from "../api.js";
import { h } from "../dom.js";
import { board, busy, clear, comparison, duration, line, show } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { t } from "../text.js";

/** Compares two photos, as soon as both are there. */
export function page() {
  const result = board();
  const [a, b] = ["compare.first", "compare.second"].map(
    (label) => new PhotoField({ label: t(label), purpose: "verification", changed: () => compare() }),
  );

  async function compare() {
    const [imageA, imageB] = [a.photos[0], b.photos[0]];
    clear(result);
    if (!imageA || !imageB) {
      return;
    }
    busy(result);
    const answer = await send("POST", "/compare/", { fields: { image_a: imageA, image_b: imageB } });
    if (a.photos[0] === imageA && b.photos[0] === imageB) {
      report(result, answer);
      if (answer.status === 200) {
        a.mark(answer.body.faceA);
        b.mark(answer.body.faceB);
      }
    }
  }
  return [h("div", { class: "pair" }, a.element, b.element), result];
}

function report(result, { status, body, took }) {
  if (status !== 200) {
    show(result, "bad", t("verify.unusable"), line(reason(body)));
    return;
  }
  const [tone, title] = body.match ? ["good", "compare.same"] : ["bad", "compare.different"];
  show(result, tone, t(title), ...comparison(body), duration(took));
}
