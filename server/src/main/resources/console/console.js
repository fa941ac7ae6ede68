/** Builds the page that the address asks for. */

import { chooseLanguage, language, languages, t } from "./text.js";
import { h } from "./dom.js";

const PAGES = {
  "/registerPage/": { name: "register", load: () => import("./pages/register.js") },
  "/verifyPage/": { name: "verify", load: () => import("./pages/verify.js") },
  "/identifyPage/": { name: "identify", load: () => import("./pages/identify.js") },
  "/comparePage/": { name: "compare", load: () => import("./pages/compare.js") },
  "/peoplePage/": { name: "people", load: () => import("./pages/people.js") },
  "/importPage/": { name: "import", load: () => import("./pages/import.js") },
  "/statusPage/": { name: "status", load: () => import("./pages/status.js") },
  "/docs/": { name: "docs", load: () => import("./pages/docs.js") },
};

const address = location.pathname.endsWith("/") ? location.pathname : `${location.pathname}/`;
const here = address in PAGES ? address : "/registerPage/";

document.documentElement.lang = language;
document.title = `${t(`${PAGES[here].name}.title`)} - Vultus`;
document.body.replaceChildren(
  h("a", { class: "skip", href: "#main" }, t("console.skip")),
  h("header", {}, h("a", { class: "name", href: "/" }, "Vultus"), navigation(), languageChoice()),
  h("main", { id: "main", tabindex: "-1", class: PAGES[here].name }, ...(await content())),
);
document.querySelector("nav [aria-current]").scrollIntoView({ inline: "center", block: "nearest" });

async function content() {
  const { name, load } = PAGES[here];
  const { page } = await load();
  return [h("h1", {}, t(`${name}.title`)), h("p", { class: "lead" }, t(`${name}.lead`)), ...page()];
}

function navigation() {
  const links = Object.entries(PAGES).map(([path, { name }]) =>
    h("a", { href: path, "aria-current": path === here ? "page" : null }, t(`${name}.link`)),
  );
  return h("nav", { "aria-label": t("console.pages") }, ...links);
}

function languageChoice() {
  const options = Object.entries(languages).map(([code, name]) =>
    h("option", { value: code, lang: code, selected: code === language }, name),
  );
  const choice = h("select", { "aria-label": t("console.language") }, ...options);
  choice.addEventListener("change", () => chooseLanguage(choice.value));
  return choice;
}
