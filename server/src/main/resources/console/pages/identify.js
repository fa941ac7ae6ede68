import { reason, send } from "../api.js";
import { h } from "../dom.js";
import { board, busy, comparison, duration, line, show, sideBySide } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { number, oneIn, t } from "../text.js";

/** Finds whom a photo shows. */
export function page() {
  const result = board();
  const photo = new PhotoField({ label: t("console.photo"), purpose: "verification", changed: () => identify() });

  async function identify() {
    const [image] = photo.photos;
    busy(result);
    const answer = await send("POST", "/identify/", { fields: { image } });
    if (photo.photos[0] === image) {
      photo.mark(answer.body.face);
      report(result, answer);
    }
  }
  return [sideBySide(photo.element, result)];
}

function report(result, { status, body, took }) {
  if (status !== 200) {
    show(result, "bad", t("verify.unusable"), line(reason(body)));
    return;
  }
  const [best] = body.candidates;
  const title = best ? best.id : t("identify.nobody");
  show(result, best ? "good" : "bad", title, ...body.candidates.map(candidate), ...search(body), duration(took));
}

function candidate(found) {
  return h("section", { class: "candidate" }, h("h3", {}, found.id), ...comparison(found));
}

/** How far a search is to be trusted. */
function search({ gallerySize, thresholdFpir }) {
  const searched = line(t("identify.searched", { n: number(gallerySize) }));
  return thresholdFpir === undefined
    ? [searched]
    : [searched, line(t("identify.errs", { rate: oneIn(thresholdFpir) }))];
}
