/** Talks to the server. */

import { h } from "./dom.js";
import { has, language, t } from "./text.js";

/**
 * An answer.
 *
 * @typedef {{status: number, body: object, took: number, retryAfter: number}} Answer status 0 if there was none; took in ms
 */

/**
 * Sends a request, unless one of its files is empty or cannot be read: that is an answer of its own, of status 400.
 *
 * @param {string} method
 * @param {string} path
 * @param {{fields?: object, headers?: object, signal?: AbortSignal, keepalive?: boolean}} options fields become a form; a Blob a
 *     file of it
 * @returns {Promise<Answer>}
 */
export async function send(method, path, { fields, ...options } = {}) {
  const begun = performance.now();
  const files = Object.values(fields ?? {}).filter((value) => value instanceof Blob);
  if (files.some((file) => file.size === 0)) {
    return unsent(400, "unreadable_file");
  }
  try {
    const response = await fetch(path, { method, body: fields && form(fields), ...options });
    const body = response.status === 204 ? {} : await response.json();
    const retryAfter = Number(response.headers.get("Retry-After") ?? 0);
    return { status: response.status, body, took: performance.now() - begun, retryAfter };
  } catch {
    return (await canBeRead(files)) ? unsent(0, "no_answer") : unsent(400, "unreadable_file");
  }
}

const unsent = (status, code) => ({ status, body: { code, error: t(`refusal.${code}`) }, took: 0, retryAfter: 2 });

/** A file that is gone or changed since it was chosen has no size, or browsers fail as if there were no server. */
async function canBeRead(files) {
  try {
    await Promise.all(files.map((file) => file.slice(0, 1).arrayBuffer()));
    return true;
  } catch {
    return false;
  }
}

/** The path of a user's page in the API, or null if the id cannot be named in a path. */
export function pathOf(id) {
  return /[/\\]/.test(id) || id === "." || id === ".." ? null : `/register/${encodeURIComponent(id)}`;
}

/** A new key for a registration that may have to be sent again. Works without a secure context, too. */
export function idempotencyKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Refusals whose words name calls or parameters, which users of the console do not see. */
const ABOUT_THE_API = ["photo_does_not_match", "no_template", "last_photo"];

/** Why a request failed, in the user's language where it is known there, else in the server's words. */
export function reason(body) {
  if (language === "en" && !ABOUT_THE_API.includes(body.code)) {
    return body.error;
  }
  const limits = (body.limits ?? []).filter((limit) => has(`limit.${limit}`));
  if (limits.length > 0) {
    return limits.map((limit) => t(`limit.${limit}`)).join(" ");
  }
  const known = has(`refusal.${body.code}`) ? `refusal.${body.code}` : documented(body.error);
  return known ? t(known) : h("span", { lang: "en" }, body.error);
}

/** The documented errors have no code. */
function documented(error) {
  const key = { "User already exists": "user_exists", "User not found": "user_not_found" }[error];
  return key && `refusal.${key}`;
}

function form(fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) {
      data.append(name, value, value.name ?? "photo.jpg");
    } else {
      data.append(name, value);
    }
  }
  return data;
}
