import { send } from "../api.js";
import { h } from "../dom.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** Shows /openapi.json: each call with what it takes and answers, then the types. */
export function page() {
  const place = h("div", { lang: "en", class: "calls" });
  show(place);
  return [h("p", {}, h("a", { href: "/openapi.json" }, "openapi.json")), place];
}

async function show(place) {
  const { status, body: api } = await send("GET", "/openapi.json");
  if (status !== 200) {
    place.replaceChildren(h("p", { role: "alert", class: "problem" }, api.error));
    return;
  }
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => call(method, path, item[method])),
  );
  const types = Object.entries(api.components.schemas).map(([name, schema]) => type(name, schema));
  place.replaceChildren(h("h2", {}, "Calls"), ...operations, h("h2", {}, "Types"), ...types);
}

function call(method, path, operation) {
  const details = folded(`${method.toUpperCase()} ${path}`, operation.summary ?? "");
  details.append(
    ...list("Parameters", (operation.parameters ?? []).map(parameter)),
    ...bodies(operation.requestBody),
    ...list("Answers", Object.entries(operation.responses).map(answer)),
  );
  return details;
}

function parameter({ name, in: place, required, schema }) {
  return [name, `${words(schema)}, in the ${place}${required ? "" : ", may be left out"}`];
}

function bodies(body) {
  return Object.entries(body?.content ?? {}).flatMap(([media, { schema }]) =>
    list(`Body as ${media}`, fields(schema)),
  );
}

function answer([status, { description, content, $ref }]) {
  const [media, body] = Object.entries(content ?? {})[0] ?? [];
  if ($ref) {
    return [status, "refused or failed: Failure"];
  }
  return [status, media ? `${description}: ${words(body.schema)}` : description];
}

function type(name, schema) {
  const details = folded(name, "");
  details.id = `type-${name}`;
  details.append(...list("Fields", fields(schema)));
  return details;
}

function fields({ properties = {}, required = [] }) {
  return Object.entries(properties).map(([name, schema]) => [
    name,
    words(schema) + (required.includes(name) ? "" : ", may be left out"),
  ]);
}

/** A schema in a few words. */
function words(schema) {
  if (schema.$ref) {
    return schema.$ref.split("/").pop();
  }
  if (schema.anyOf || schema.oneOf) {
    return (schema.anyOf ?? schema.oneOf).map(words).join(" or ");
  }
  if (schema.type === "array") {
    return `list of ${words(schema.items)}`;
  }
  if (schema.contentEncoding) {
    return `text in ${schema.contentEncoding}`;
  }
  return schema.contentMediaType ? "file" : schema.type;
}

function list(title, entries) {
  if (entries.length === 0) {
    return [];
  }
  const all = entries.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]);
  return [h("h3", {}, title), h("dl", {}, ...all)];
}

function folded(title, text) {
  return h("details", {}, h("summary", {}, h("code", {}, title), ` ${text}`));
}
