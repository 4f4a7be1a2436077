// Elements from names, properties and children. Text goes in as text only: no HTML is ever parsed here.

export const part = (id) => document.getElementById(id);

// `properties` are those of the element, `data` its data attributes, `aria` its aria attributes, `on` its listeners.
export function made(tag, { data = {}, aria = {}, on = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// `key` names the button within its row, so that the focus finds it again when the row is drawn anew.
export function button(words, action, { key = "", look = "vb-plain", name = "", ...more } = {}) {
  const aria = name ? { label: name, ...more.aria } : more.aria;
  return made("button", { type: "button", className: look, textContent: words, ...more, data: { key }, aria, on: { click: action } });
}

// A number of a sub-question as a piece of an id; no two numbers give the same.
export const idPart = (number) => number.replace(/[^0-9A-Za-z]/g, (sign) => `_${sign.codePointAt(0)}`);

export function several(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}

const DAY = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("nl-BE", { month: "long", year: "numeric", timeZone: "UTC" });

// "2021-06-03" is "3 juni 2021" and "2021-06" is "juni 2021"; a year, and what is no such date, stays as it is.
export function dutchDate(text) {
  const day = /^\d{4}-\d\d(-\d\d)?$/.exec(text);
  const known = day ? new Date(day[1] ? text : `${text}-01`) : null;
  return known && !Number.isNaN(known.getTime()) ? (day[1] ? DAY : MONTH).format(known) : text;
}
