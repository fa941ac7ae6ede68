/** All that users read: in one file for each language, chosen by the browser's languages or by hand. */

const FILES = {
  en: () => import("./text/en.js"),
  de: () => import("./text/de.js"),
};
const CHOICE = "vultus.language";

export const languages = { en: "English", de: "Deutsch" };

export const language =
  [localStorage.getItem(CHOICE), ...navigator.languages.map((tag) => tag.split("-")[0])].find(
    (code) => code in FILES,
  ) ?? "en";

const texts = (await FILES[language]()).default;

/** Shows the console in another language from now on. */
export function chooseLanguage(code) {
  localStorage.setItem(CHOICE, code);
  location.reload();
}

/**
 * A text with values in the place of {names}.
 *
 * @param {string} key such as "verify.title"
 */
export function t(key, values = {}) {
  const text = find(key);
  if (text === undefined) {
    throw new Error(`no text '${key}' in language '${language}'`);
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Whether there is such a text. */
export function has(key) {
  return find(key) !== undefined;
}

function find(key) {
  return key.split(".").reduce((part, name) => part?.[name], texts);
}

/** The language as the browser has it: dates and numbers differ from country to country. */
const locale = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const rough = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
const similarity = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });

/** A whole number. */
export const number = (value) => whole.format(value);

/** A similarity with the four decimals that the server tells: with fewer, one that misses the threshold could look equal to it. */
export const score = (value) => similarity.format(value);

/** A time of the API, which has no zone and means UTC; what users read is their own time. */
export function time(timestamp) {
  return timestamp ? moment.format(instant(timestamp)) : t("console.unknown");
}

/** Hours and minutes of a time. */
export const hour = (timestamp) => clock.format(instant(timestamp));

function instant(timestamp) {
  return new Date(timestamp.endsWith("Z") ? timestamp : `${timestamp}Z`);
}

/**
 * A rate as a share of strangers: "1 in 50,000".
 *
 * @param {number} rate 0 to 1
 */
export function oneIn(rate) {
  if (rate > 0.1) {
    return t("rate.ofTen", { n: number(Math.min(10, Math.round(10 * rate))) });
  }
  return rate > 0 ? t("rate.oneIn", { n: rough.format(1 / rate) }) : t("rate.none");
}
