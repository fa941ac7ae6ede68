import { idempotencyKey, pathOf, reason, send } from "../api.js";
import { h } from "../dom.js";
import { idField, idOf } from "../parts/id-field.js";
import { board, busy, line, show, sideBySide } from "../parts/outcome.js";
import { PhotoField } from "../parts/photo-field.js";
import { visible } from "../parts/visible-id.js";
import { t } from "../text.js";

const EXISTS = 409;

/** Registers a person by one photo or several. */
export function page() {
  const id = idField();
  const photos = new PhotoField({ label: t("register.photos"), purpose: "enrolment", several: true });
  const result = board();
  const submit = h("button", { class: "main" }, t("register.act"));
  const form = h("form", {}, id.element, photos.element, submit);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    photos.rest();
    const who = idOf(id.input);
    const sent = photos.photos;
    if (sent.length === 0) {
      show(result, "bad", t("photo.missing"));
      return;
    }
    submit.disabled = true;
    busy(result);
    const answers = await registered(who, sent);
    report(result, who, answers);
    submit.disabled = false;
    if (answers.some(({ taken }) => taken)) {
      photos.forget(sent);
      if (idOf(id.input) === who) {
        form.reset();
        id.input.dispatchEvent(new Event("input"));
        id.input.focus({ preventScroll: true });
      }
    }
  });
  return [sideBySide(form, result)];
}

/** The first photo that is taken registers the id, the others are added to it. */
async function registered(id, photos) {
  const answers = [];
  for (const photo of photos) {
    const known = answers.some(({ taken }) => taken);
    const answer = known ? await add(id, photo) : await register(id, photo);
    answers.push({ photo, ...answer, taken: answer.status === 201 });
    if (!known && answer.status === EXISTS) {
      break;
    }
  }
  return answers;
}

/** Sent again if no answer comes: the key keeps it one registration. */
async function register(id, image) {
  const headers = { "Idempotency-Key": idempotencyKey() };
  const first = await send("POST", "/register/", { fields: { id, image }, headers });
  return first.status === 0 ? send("POST", "/register/", { fields: { id, image }, headers }) : first;
}

function add(id, image) {
  const path = pathOf(id);
  return path
    ? send("POST", `${path}/photos/`, { fields: { image } })
    : { status: 0, body: { error: t("register.onlyOne") } };
}

function report(result, id, answers) {
  const taken = answers.filter((answer) => answer.taken).length;
  const refused = answers.filter((answer) => !answer.taken);
  if (taken === 0) {
    show(result, "bad", t("register.not"), ...refusals(refused));
  } else {
    const text = t(taken === 1 ? "register.one" : "register.many", { id: visible(id), n: taken });
    show(result, "good", t("register.done"), line(text), ...refusals(refused));
  }
}

function refusals(refused) {
  return refused.map(({ photo, body }) =>
    refused.length === 1 ? line(reason(body)) : line(`${photo.name ?? t("photo.fromCamera")}: `, reason(body)),
  );
}
