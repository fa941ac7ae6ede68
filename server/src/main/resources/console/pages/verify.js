import { reason, send } from "../api.js";
import { h } from "../dom.js";
import { idField, idOf } from "../parts/id-field.js";
import { board, busy, comparison, duration, line, show, sideBySide } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { t } from "../text.js";

/** Verifies a claim; at once when a photo comes and the id is there. */
export function page() {
  const id = idField();
  const result = board();
  const photo = new PhotoField({ label: t("console.photo"), purpose: "verification", changed: () => photoCame() });
  const submit = h("button", { class: "main" }, t("verify.act"));
  const form = h("form", {}, id.element, photo.element, submit);

  function photoCame() {
    result.replaceChildren();
    if (photo.photos.length > 0 && idOf(id.input) !== "") {
      form.requestSubmit();
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [image] = photo.photos;
    if (!image) {
      show(result, "bad", t("photo.missing"));
      return;
    }
    submit.disabled = true;
    busy(result);
    const answer = await send("POST", "/verify/?details=true", { fields: { id: idOf(id.input), image } });
    submit.disabled = false;
    if (answer.body.face && photo.photos[0] === image) {
      photo.mark(answer.body.face);
    }
    report(result, answer);
  });
  return [sideBySide(form, result)];
}

function report(result, { status, body, took }) {
  if (body.verified) {
    show(result, "good", t("verify.yes"), line(t("verify.is", { id: body.recognition })), ...comparison(body), duration(took));
  } else if (status === 200) {
    show(result, "bad", t("verify.no"), line(t("verify.unknown")), ...compared(body), duration(took));
  } else if (body.error === "Invalid User") {
    show(result, "bad", t("verify.no"), line(t("verify.invalid")), duration(took));
  } else {
    show(result, "bad", t("verify.unusable"), line(reason(body)));
  }
}

/** Nothing was compared if the user has no template. */
function compared(body) {
  return body.similarity === undefined ? [line(t("verify.noTemplate"))] : comparison(body);
}
