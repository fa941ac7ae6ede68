import { idempotencyKey, pathOf, reason, send } from "../api.js";
import { button, h } from "../dom.js";
import { csvLine, keyOf, sorted } from "../parts/photo-files.js";
import { visible } from "../parts/visible-id.js";
import { number, t } from "../text.js";

const AT_ONCE = 2;
const SHOWN = 200; // files in the page; the list to download has all
const NAMED = 20; // ids of several files

/** Imports a folder of photos. */
export function page() {
  const input = h("input", { type: "file", id: "folder", webkitdirectory: true, multiple: true });
  const work = h("div", { class: "import-work" });
  let running = null;
  input.addEventListener("change", async () => {
    running?.stop();
    const files = await sorted(input.files);
    input.value = "";
    running?.stop();
    running = new Import(files, work);
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
  #leftOut;
  #sets; // the photos of one id are sent one after the other
  #next = 0;
  #done = { added: 0, known: 0, refused: 0, left: 0 };
  #notImported = [];
  #stopped = false;
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

  constructor({ photos, leftOut }, place) {
    this.#photos = photos;
    this.#leftOut = leftOut;
    this.#sets = [...Map.groupBy(photos, ({ id }) => keyOf(id)).values()];
    this.#bar.max = Math.max(1, photos.length);
    this.#bar.value = 0;
    place.replaceChildren(this.#bar, this.#counts, this.#stop, shared(this.#sets), this.#refused);
  }

  stop() {
    this.#stopped = true;
  }

  async run() {
    this.#leftOut.forEach(({ path, code }) => this.#leaveOut(path, code));
    if (this.#photos.length === 0) {
      this.#bar.remove();
      this.#stop.remove();
      this.#counts.textContent = t("import.nothing", { left: number(this.#done.left) });
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
    while (!this.#stopped && this.#next < this.#sets.length) {
      await this.#set(this.#sets[this.#next++]);
    }
  }

  /** Nobody is registered by photos of several people; a user who was there before stays. */
  async #set(photos) {
    const added = [];
    const others = [];
    let isNew = false;
    for (const photo of photos) {
      if (this.#stopped) {
        break;
      }
      const answer = await this.#sent(photo);
      isNew ||= answer.status === 201 && answer.isNew;
      this.#one(photo, answer, added, others);
    }
    const several = isNew && !this.#stopped && (others.length >= added.length || (await this.#showOnePerson(others)));
    if (several && (await this.#undone(added))) {
      this.#done.added -= added.length;
      const body = { code: "several_people", error: t("refusal.several_people") };
      [...added, ...others].forEach(({ photo }) => this.#refuse(photo, body));
    } else {
      others.forEach(({ photo, body }) => this.#refuse(photo, body));
    }
    this.#show("import.counts");
  }

  #one(photo, { status, body }, added, others) {
    if (status === 201) {
      this.#done.added++;
      added.push({ photo });
    } else if (body.code === "photo_exists") {
      this.#done.known++;
    } else if (body.code === "photo_does_not_match") {
      others.push({ photo, body });
    } else if (!this.#stopped) {
      this.#refuse(photo, body);
    }
    this.#bar.value++;
    this.#show("import.counts");
  }

  /** Whether any two of the photos match. */
  async #showOnePerson(others) {
    for (const [i, { photo: a }] of others.entries()) {
      for (const { photo: b } of others.slice(i + 1)) {
        const { body } = await this.#patiently("/compare/", { fields: { image_a: a.file, image_b: b.file } });
        if (body.match) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes a registration back, unless somebody else has added to it. */
  async #undone(added) {
    const { id } = added[0].photo;
    const path = pathOf(id.trim());
    const { body } = path ? await send("GET", path) : { body: {} };
    return body.photos === added.length && (await send("DELETE", "/register/", { fields: { id } })).status === 204;
  }

  /** A new id is registered, a known one gets another photo. */
  async #sent({ id, file }) {
    const headers = { "Idempotency-Key": idempotencyKey() };
    const first = await this.#patiently("/register/", { fields: { id, image: file }, headers });
    const path = pathOf(id);
    return first.body.error === "User already exists" && path
      ? this.#patiently(`${path}/photos/`, { fields: { image: file } })
      : { ...first, isNew: true };
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
    this.#listed(path, id, body);
  }

  #leaveOut(path, code) {
    this.#done.left++;
    this.#listed(path, "", { code, error: t(`refusal.${code}`) });
  }

  #listed(path, id, body) {
    this.#notImported.push([path, id, body.code ?? "", body.error]);
    this.#refused.hidden = false;
    if (this.#notImported.length <= SHOWN) {
      this.#list.append(h("tr", {}, h("td", {}, visible(path)), h("td", {}, visible(id)), h("td", {}, reason(body))));
    }
  }

  #show(key) {
    const { added, known, refused, left } = this.#done;
    this.#counts.textContent = t(key, {
      done: number(added + known + refused + left),
      all: number(this.#photos.length + left),
      left: number(left),
      added: number(added),
      known: number(known),
      refused: number(refused),
    });
  }

  #save() {
    const lines = [["file", "id", "code", "reason"], ...this.#notImported].map(csvLine);
    const address = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
    h("a", { href: address, download: "import-refused.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

/** Ids that several files or folders fell into, and ids that look alike. */
function shared(sets) {
  const many = sets
    .map((photos) => [photos[0].id, [...new Set(photos.map(({ origin }) => origin))]])
    .filter(([, origins]) => origins.length > 1)
    .map(([id, origins]) => `${visible(id)}: ${limited(origins.map(visible))}`);
  const ids = sets.map(([{ id }]) => id);
  const alike = [...Map.groupBy(ids, (id) => bare(keyOf(id))).values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(visible).join(", "));
  return h("div", {}, ...named("import.shared", many), ...named("import.alike", alike));
}

/** What is left of an id without what does not show. */
const bare = (id) => visible(id).replaceAll(/‹U\+[0-9A-F]+›/g, "");

function named(key, lines) {
  return lines.length === 0
    ? []
    : [h("p", {}, t(key, { count: number(lines.length) })), h("ul", {}, ...lines.slice(0, NAMED).map((line) => h("li", {}, line)))];
}

const limited = (names) => names.slice(0, NAMED).join(", ") + (names.length > NAMED ? ", ..." : "");
