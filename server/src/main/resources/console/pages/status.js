import { send } from "../api.js";
import { h, svg } from "../dom.js";
import { falseMatches } from "../parts/outcome.js";
import { has, hour, number, score, t, time } from "../text.js";

const PERIOD = 10_000; // ms between looks
const KINDS = ["verify", "register", "identify", "compare", "other"];

/** What the server is doing and how it decides. */
export function page() {
  const place = h("div", { class: "cards" });
  const watch = async () => {
    if (!document.hidden) {
      const { status, body } = await send("GET", "/status/");
      place.replaceChildren(...(status === 200 ? cards(body) : [h("p", { role: "alert", class: "problem" }, body.error)]));
    }
    setTimeout(watch, PERIOD);
  };
  watch();
  return [place];
}

function cards(status) {
  return [
    facts("status.server", [
      ["status.state", status.ready ? t("status.ready") : t("status.notReady", { problem: status.problem })],
      ["status.since", time(status.startedAt)],
      ["status.version", status.version],
    ]),
    facts("status.decisions", decisions(status)),
    facts("status.gallery", gallery(status)),
    ...history(status.history),
  ];
}

function decisions({ model, threshold, thresholdFmr, thresholdFmrBasis }) {
  if (model === undefined) {
    return [["status.model", t("status.noModel")]];
  }
  return [
    ["status.model", model],
    ["status.threshold", score(threshold)],
    ["status.strangers", thresholdFmr === undefined ? t("status.notCalibrated") : falseMatches(thresholdFmr, thresholdFmrBasis)],
  ];
}

function gallery({ users, usersWithoutTemplate }) {
  return [
    ["status.users", users === undefined ? t("console.unknown") : number(users)],
    ...(usersWithoutTemplate > 0 ? [["status.withoutTemplate", number(usersWithoutTemplate)]] : []),
  ];
}

function facts(title, entries) {
  const list = entries.flatMap(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)]);
  return h("section", { class: "card" }, h("h2", {}, t(title)), h("dl", {}, ...list));
}

function history({ points }) {
  const total = (part) => points.reduce((sum, point) => sum + part(point), 0);
  const requests = KINDS.map((kind) => [t(`status.${kind}`), total((point) => point.requests[kind])]);
  const codes = [...new Set(points.flatMap((point) => Object.keys(point.refused)))].sort();
  const refused = codes.map((code) => [
    has(`code.${code}`) ? t(`code.${code}`) : code,
    total((point) => point.refused[code] ?? 0),
  ]);
  const failed = total(({ failed }) => failed);
  return [
    chart("status.requests", points, ({ requests }) => sum(requests), [...requests, [t("status.failed"), failed]]),
    chart("status.refused", points, ({ refused }) => sum(refused), refused),
  ];
}

const sum = (counts) => Object.values(counts).reduce((all, count) => all + count, 0);

/** Bars over the last day, and the sums they add up to. */
function chart(title, points, height, sums) {
  const most = Math.max(1, ...points.map(height));
  const last = Date.parse(points.at(-1).at);
  const place = ({ at }) => 288 - (last - Date.parse(at)) / 300_000;
  const bars = points.map((point) => {
    const tall = (60 * height(point)) / most;
    return svg("rect", { x: place(point), y: 60 - tall, width: 0.9, height: tall });
  });
  return h(
    "section",
    { class: "card broad" },
    h("h2", {}, t(title)),
    h("p", { class: "quiet" }, t("status.most", { n: number(most) })),
    svg("svg", { class: "chart", viewBox: "0 0 289 60", preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars),
    h("p", { class: "axis quiet" }, h("span", {}, t("status.dayAgo")), h("span", {}, hour(points.at(-1).at))),
    h("table", {}, h("tbody", {}, ...sums.map(([name, count]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, number(count)))))),
    sums.length === 0 ? h("p", {}, t("status.nothing")) : null,
  );
}
