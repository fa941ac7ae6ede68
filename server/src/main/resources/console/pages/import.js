import { idempotencyKey, pathOf, reason, send } from "../api.js";
import { button, h } from "../dom.js";
import { csvLine, photosIn } from "../parts/photo-files.js";
import { visible } from "../parts/visible-id.js";
import { number, t } from "../text.js";

const AT_ONCE = 2;
const SHOWN = 200; // refusals in the page; the file has all

/** Imports a folder of photos. */
export function page() {
  const input = h("input", { type: "file", id: "folder", webkitdirectory: true, multiple: true });
  const work = h("div", { class: "import-work" });
  let running = null;
  input.addEventListener("change", async () => {
    running?.stop();
    running = new Import(photosIn(input.files), work);
    input.value = "";
    await running.run();
  });
  addEventListener("beforeunload", (event) => running?.working && event.preventDefault());
  const forms = ["import.formFolder", "import.formFile", "import.formTime"].map((key) => h("li", {}, t(key)));
  return [
    h("ul", { class: "forms" }, ...forms),
    h("div", { class: "file large" }, input, h("label", { for: "folder" }, t("import.choose"))),
    work,
  ];
}

class Import {
  working = false;
  #photos;
  #next = 0;
  #done = { added: 0, known: 0, refused: 0 };
  #refusals = [];
  #stopped = false;
  #users = new Map(); // the photos of one user are sent one after the other
  #bar = h("progress", { "aria-label": t("import.progress") });
  #counts = h("p", { role: "status" });
  #stop = button(t("import.stop"), () => this.stop());
  #list = h("tbody");
  #download = button(t("import.download"), () => this.#save());
  #refused = h(
    "section",
    { hidden: true },
    h("h2", {}, t("import.refused")),
    h("p", {}, this.#download),
    h(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": t("import.refused") },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...["import.file", "console.id", "import.reason"].map((key) => h("th", { scope: "col" }, t(key))))),
        this.#list,
      ),
    ),
  );

  constructor(photos, place) {
    this.#photos = photos;
    this.#bar.max = Math.max(1, photos.length);
    this.#bar.value = 0;
    place.replaceChildren(this.#bar, this.#counts, this.#stop, this.#refused);
  }

  stop() {
    this.#stopped = true;
  }

  async run() {
    if (this.#photos.length === 0) {
      this.#bar.remove();
      this.#stop.remove();
      this.#counts.textContent = t("import.nothing");
      return;
    }
    this.working = true;
    this.#show("import.counts");
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#worker()));
    this.working = false;
    this.#stop.remove();
    this.#show(this.#stopped ? "import.stopped" : "import.finished");
  }

  async #worker() {
    while (!this.#stopped && this.#next < this.#photos.length) {
      const photo = this.#photos[this.#next++];
      const before = this.#users.get(photo.id) ?? Promise.resolve();
      const now = before.then(() => this.#one(photo));
      this.#users.set(photo.id, now);
      await now;
    }
  }

  async #one(photo) {
    const answer = await this.#sent(photo);
    if (answer.status === 201) {
      this.#done.added++;
    } else if (answer.body.code === "photo_exists") {
      this.#done.known++;
    } else if (!this.#stopped) {
      this.#refuse(photo, answer.body);
    }
    this.#bar.value++;
    this.#show("import.counts");
  }

  /** A new id is registered, a known one gets another photo. */
  async #sent({ id, file }) {
    const headers = { "Idempotency-Key": idempotencyKey() };
    const first = await this.#patiently("/register/", { fields: { id, image: file }, headers });
    const path = pathOf(id);
    return first.body.error === "User already exists" && path
      ? this.#patiently(`${path}/photos/`, { fields: { image: file } })
      : first;
  }

  /** While the server is busy or away, waits. */
  async #patiently(path, request) {
    let answer = await send("POST", path, request);
    while ((answer.status === 503 || answer.status === 0) && !this.#stopped) {
      this.#show("import.waiting");
      await new Promise((done) => setTimeout(done, 1000 * Math.max(1, answer.retryAfter)));
      answer = await send("POST", path, request);
    }
    return answer;
  }

  #refuse({ path, id }, body) {
    this.#done.refused++;
    this.#refusals.push([path, id, body.code ?? "", body.error]);
    this.#refused.hidden = false;
    if (this.#refusals.length <= SHOWN) {
      this.#list.append(h("tr", {}, h("td", {}, visible(path)), h("td", {}, visible(id)), h("td", {}, reason(body))));
    }
  }

  #show(key) {
    const { added, known, refused } = this.#done;
    this.#counts.textContent = t(key, {
      done: number(added + known + refused),
      all: number(this.#photos.length),
      added: number(added),
      known: number(known),
      refused: number(refused),
    });
  }

  #save() {
    const lines = [["file", "id", "code", "reason"], ...this.#refusals].map(csvLine);
    const address = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
    h("a", { href: address, download: "import-refused.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}
