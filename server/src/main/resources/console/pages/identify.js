import { reason, send } from "../api.js";
import { h } from "../dom.js";
import { board, busy, clear, comparison, duration, line, show, sideBySide } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { visible } from "../parts/visible-id.js";
import { number, oneIn, t } from "../text.js";

/** Finds whom a photo shows. */
export function page() {
  const result = board();
  const photo = new PhotoField({ label: t("console.photo"), purpose: "verification", changed: () => identify() });

  async function identify() {
    const [image] = photo.photos;
    clear(result);
    if (!image) {
      return;
    }
    busy(result);
    const answer = await send("POST", "/identify/", { fields: { image } });
    if (photo.photos[0] === image) {
      report(result, answer);
      if (answer.body.face) {
        photo.mark(answer.body.face);
      }
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
  const title = best ? visible(best.id) : t("identify.nobody");
  const others = body.candidates.slice(1).map(candidate);
  const details = [...(best ? comparison(best) : []), ...others, ...search(body), duration(took)];
  show(result, best ? "good" : "bad", title, ...details);
}

function candidate(found) {
  return h("section", { class: "candidate" }, h("h2", {}, visible(found.id)), ...comparison(found));
}

/** How far a search is to be trusted. */
function search({ gallerySize, thresholdFpir }) {
  const searched = line(t("identify.searched", { n: number(gallerySize) }));
  return thresholdFpir === undefined
    ? [searched]
    : [searched, line(t("identify.errs", { rate: oneIn(thresholdFpir) }))];
}
