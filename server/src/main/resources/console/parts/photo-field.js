/** Where photos come in: by camera, from files, dropped or pasted. */

import { button, h, svg } from "../dom.js";
import { t } from "../text.js";
import { Camera } from "./camera.js";
import { ACCEPTED } from "./photo-types.js";
import { Picture } from "./picture.js";

let fields = 0;

document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length > 0) {
    document.dispatchEvent(new CustomEvent("photos-pasted", { detail: [...event.clipboardData.files], cancelable: true }));
  }
});

export class PhotoField {
  #photos = [];
  #several;
  #changed;
  #camera;
  #picture = null; // of a field for one photo
  #number = ++fields;
  #stage = h("div", { class: "stage" });
  #advice = h("p", { class: "advice", role: "status" });
  #actions = h("div", { class: "actions" });
  #shown = h("ul", { class: "photos", hidden: true });

  /** What to put into the page. */
  element;

  /**
   * @param {object} options
   * @param {string} options.label
   * @param {"enrolment" | "verification"} options.purpose what the live guide asks for
   * @param {boolean} [options.several] whether more than one photo is taken
   * @param {() => void} [options.changed] is called when photos came or went
   */
  constructor({ label, purpose, several = false, changed = () => {} }) {
    this.#several = several;
    this.#changed = changed;
    this.#camera = new Camera(purpose, (advice) => this.#advise(advice), (photo) => this.#take([photo]));
    const title = h("h2", { id: `photo-${this.#number}`, class: "label" }, label);
    this.element = h(
      "section",
      { class: "photo-field", "aria-labelledby": title.id },
      title,
      this.#stage,
      this.#advice,
      this.#actions,
      this.#shown,
      ...cameraNotice(),
    );
    this.#acceptDrops();
    document.addEventListener("photos-pasted", (event) => this.#paste(event));
    this.rest();
  }

  /** The photos that were given; Blobs. */
  get photos() {
    return [...this.#photos];
  }

  /** Turns the camera off. */
  rest() {
    this.#camera.stop();
    this.#stage.className = "stage";
    this.#advice.textContent = "";
    this.#picture = !this.#several && this.#photos.length > 0 ? new Picture(this.#photos[0]) : null;
    this.#stage.replaceChildren(this.#picture?.element ?? h("p", { class: "hint" }, t(this.#hint())));
    this.#actions.replaceChildren(
      ...(Camera.possible ? [button(t(this.#photos.length ? "photo.again" : "photo.camera"), () => this.#film())] : []),
      this.#files("photo.choose", { multiple: this.#several, accept: ACCEPTED }),
      ...(Camera.possible ? [] : [this.#files("photo.take", { capture: "user", accept: ACCEPTED }, "touch")]),
    );
    this.#shown.hidden = !this.#several || this.#photos.length === 0;
    this.#shown.replaceChildren(...(this.#several ? this.#photos.map((photo) => this.#thumbnail(photo)) : []));
  }

  /** Forgets photos that were given. */
  forget(photos) {
    this.#photos = this.#photos.filter((photo) => !photos.includes(photo));
    this.rest();
  }

  /** Draws a face into the photo that is shown. */
  mark(face) {
    this.#picture?.mark(face);
  }

  #take(files) {
    const taken = this.#several ? files : files.slice(0, 1);
    this.#photos = this.#several ? [...this.#photos, ...taken] : taken;
    this.rest();
    this.#advice.textContent = files.length > taken.length ? t("photo.onlyFirst", { n: files.length }) : "";
    this.#changed();
  }

  #remove(photo) {
    this.#photos = this.#photos.filter((other) => other !== photo);
    this.rest();
    this.#changed();
  }

  #hint() {
    return this.#several ? "photo.hintSeveral" : "photo.hint";
  }

  async #film() {
    this.#advice.textContent = t("photo.starting");
    try {
      if (!(await this.#camera.start())) {
        return;
      }
    } catch (problem) {
      this.rest();
      this.#advice.textContent = t(problem.name === "NotAllowedError" ? "photo.notAllowed" : "photo.noCamera");
      return;
    }
    this.#picture = null;
    if (!this.#several) {
      this.#photos = []; // what is shown is what counts
    }
    this.#stage.replaceChildren(this.#camera.picture, outline());
    const capture = button(t("photo.capture"), () => this.#camera.capture(), { class: "main" });
    this.#actions.replaceChildren(capture, button(t("photo.stop"), () => this.rest()));
    capture.focus({ preventScroll: true });
    this.#changed();
  }

  #advise(advice) {
    this.#stage.className = advice === "good" ? "stage good" : "stage";
    const text = t(`advice.${advice}`);
    if (this.#advice.textContent !== text) {
      this.#advice.textContent = text;
    }
  }

  #files(key, properties, style = "") {
    const id = `${key.replace(".", "-")}-${this.#number}`;
    const input = h("input", { type: "file", id, ...properties });
    input.addEventListener("change", () => input.files.length > 0 && this.#take([...input.files]));
    return h("div", { class: `file ${style}` }, input, h("label", { for: id }, t(key)));
  }

  #thumbnail(photo) {
    const name = photo.name ?? t("photo.fromCamera");
    const remove = button("×", () => this.#remove(photo), { "aria-label": t("photo.remove", { name }) });
    return h("li", {}, new Picture(photo).element, h("span", {}, name), remove);
  }

  #acceptDrops() {
    const over = (event, inside) => {
      event.preventDefault();
      this.#stage.classList.toggle("over", inside);
    };
    this.element.addEventListener("dragover", (event) => over(event, true));
    this.element.addEventListener("dragleave", (event) => over(event, false));
    this.element.addEventListener("drop", (event) => {
      over(event, false);
      if (event.dataTransfer.files.length > 0) {
        this.#take([...event.dataTransfer.files]);
      }
    });
  }

  /** Of several fields, the first empty one takes what is pasted. */
  #paste(event) {
    if (!event.defaultPrevented && (this.#several || this.#photos.length === 0)) {
      event.preventDefault();
      this.#take(event.detail);
    }
  }
}

function outline() {
  return svg(
    "svg",
    { class: "outline", viewBox: "0 0 100 100", preserveAspectRatio: "xMidYMid meet", "aria-hidden": "true" },
    svg("ellipse", { cx: 50, cy: 48, rx: 27, ry: 37 }),
  );
}

function cameraNotice() {
  return Camera.possible ? [] : [h("p", { class: "note" }, t("photo.insecure"))];
}
