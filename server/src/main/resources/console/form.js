/**
 * Sends a form and shows what comes of it.
 *
 * @param {string} address where the form goes
 * @param {(answer: {status: number, body: object}, id: string) => Outcome} read
 * @typedef {{tone: "good" | "bad", title: string, text: string}} Outcome
 */
export function handle(address, read) {
  const form = document.querySelector("form");
  offerCamera(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    show({ tone: "busy", title: "One moment ...", text: "" });
    show(await outcome(address, new FormData(form), read));
    button.disabled = false;
  });
}

/** What the camera takes becomes the photo of the form; without this script it could not. */
function offerCamera(form) {
  const camera = form.querySelector("#camera");
  camera.parentElement.hidden = false;
  camera.addEventListener("change", () => {
    form.querySelector("#image").files = camera.files;
  });
}

async function outcome(address, data, read) {
  try {
    const response = await fetch(address, { method: "POST", body: data });
    return read({ status: response.status, body: await response.json() }, data.get("id").trim());
  } catch {
    return { tone: "bad", title: "No answer", text: "The server could not be reached; try again." };
  }
}

/** As text, never as HTML: an id may hold anything. */
function show({ tone, title, text }) {
  const box = document.createElement("div");
  box.className = tone;
  box.append(element("strong", title));
  if (text) {
    box.append(element("p", text));
  }
  document.querySelector("#result").replaceChildren(box);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
