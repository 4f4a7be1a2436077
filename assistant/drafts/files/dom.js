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
