// Makes elements. All text goes in as text; no string is ever read as HTML. Loops by index, here and in every file: a
// page may have replaced the methods and the iterator of Array.prototype.

type Attributes = Record<string, string>;

export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const names = Object.keys(attributes);
  for (let i = 0; i < names.length; i++) element.setAttribute(names[i]!, attributes[names[i]!]!);
  for (let i = 0; i < children.length; i++) element.append(children[i]!);
  return element;
}

// A button that does something; its words are its name unless `name` says more.
export function button(words: Node | string, look: string, action: () => void, name = ""): HTMLButtonElement {
  const element = made("button", { type: "button", class: look }, words);
  if (name) element.setAttribute("aria-label", name);
  element.addEventListener("click", action);
  return element;
}

// Foreign text, kept apart so that marks of direction in it cannot turn round what stands beside it.
export const words = (text: string, look = ""): HTMLElement => made("bdi", look ? { class: look } : {}, text);

// An icon, drawn with lines in the colour of the text. `path` is SVG path data of ours, in a square of 24.
export function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

export function empty(element: Element): void {
  while (element.lastChild) element.lastChild.remove();
}

// What can be reached with Tab, in order, and is shown.
export function reachable(within: HTMLElement): HTMLElement[] {
  const all = within.querySelectorAll<HTMLElement>("button, a[href], textarea, [tabindex='0']");
  const shown: HTMLElement[] = [];
  for (let i = 0; i < all.length; i++) {
    const one = all[i]!;
    if (!(one as HTMLButtonElement).disabled && one.getClientRects().length) shown[shown.length] = one;
  }
  return shown;
}

// Scrolls these boxes, and never the page, until the target is `room` pixels below their tops.
export function reveal(target: Element, room: number, ...boxes: Element[]): void {
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - room;
  }
}
