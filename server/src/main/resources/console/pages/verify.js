import { reason, send } from "../api.js";
import { h } from "../dom.js";
import { idField, idOf } from "../parts/id-field.js";
import { board, busy, clear, comparison, duration, line, show, sideBySide } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { visible } from "../parts/visible-id.js";
import { t } from "../text.js";

/** Verifies a claim; at once when a photo comes and the id is there. */
export function page() {
  const id = idField();
  const result = board();
  const photo = new PhotoField({ label: t("console.photo"), purpose: "verification", changed: () => photoChanged() });
  const submit = h("button", { class: "main" }, t("verify.act"));
  const form = h("form", {}, id.element, photo.element, submit);
  let asked = null;

  function photoChanged() {
    withdraw();
    if (photo.photos.length > 0 && idOf(id.input) !== "") {
      form.requestSubmit();
    }
  }

  /** A result belongs to the id and the photo that are there; for others there is none yet. */
  function withdraw() {
    asked = null;
    submit.disabled = false;
    clear(result);
  }

  id.input.addEventListener("input", withdraw);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [image] = photo.photos;
    if (!image) {
      show(result, "bad", t("photo.missing"));
      return;
    }
    submit.disabled = true;
    busy(result);
    const claim = (asked = { id: idOf(id.input), image });
    const answer = await send("POST", "/verify/?details=true", { fields: claim });
    if (asked === claim) {
      submit.disabled = false;
      report(result, answer);
      if (answer.body.face) {
        photo.mark(answer.body.face);
      }
    }
  });
  return [sideBySide(form, result)];
}

function report(result, { status, body, took }) {
  if (body.verified) {
    show(result, "good", t("verify.yes"), line(t("verify.is", { id: visible(body.recognition) })), ...comparison(body), duration(took));
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
