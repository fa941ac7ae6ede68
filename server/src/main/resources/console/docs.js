/** Shows /openapi.json: each call with what it takes and answers, then the types. */

const METHODS = ["get", "post", "put", "patch", "delete"];

show().catch(() => calls(element("p", "The description could not be read; try again.")));

async function show() {
  const api = await (await fetch("/openapi.json")).json();
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => call(method, path, item[method])),
  );
  const types = Object.entries(api.components.schemas).map(([name, schema]) => type(name, schema));
  calls(element("h2", "Calls"), ...operations, element("h2", "Types"), ...types);
}

function calls(...parts) {
  document.querySelector("#calls").replaceChildren(...parts);
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
  const all = document.createElement("dl");
  for (const [name, text] of entries) {
    all.append(element("dt", name), element("dd", text));
  }
  return [element("h3", title), all];
}

function folded(title, text) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.append(element("code", title), ` ${text}`);
  details.append(summary);
  return details;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
