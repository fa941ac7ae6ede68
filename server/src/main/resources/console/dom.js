/** Makes elements. Text goes in as text, never as HTML: an id may hold anything. */

/**
 * An element. A property that is null or false is left out, true is an empty attribute, and one whose name begins with
 * "on" listens to that event.
 *
 * @param {string} name of the tag
 * @param {object} properties
 * @param {...(Node | string | null | undefined)} children those that are missing are left out
 */
export function h(name, properties = {}, ...children) {
  return filled(document.createElement(name), properties, children);
}

/** An element of a drawing. */
export function svg(name, properties = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

/** A button that does something. */
export function button(text, act, properties = {}) {
  return h("button", { type: "button", onclick: act, ...properties }, text);
}

/** A cell of a table, which says itself what it holds where the heads of the columns have no room. */
export function cell(label, text) {
  return h("td", { "data-label": label }, text);
}

function filled(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
