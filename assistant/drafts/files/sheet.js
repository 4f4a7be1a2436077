// Where the evidence of a row stands: beside the draft on a wide window, in a sheet over the page on a narrow one.

import { button, idPart, made, part } from "./dom.js";

const WIDE = window.matchMedia("(min-width: 1100px)");
let opened = ""; // the number whose evidence is in the sheet
let contents = new Map();

export function evidenceBox(number, draw, count) {
  contents.set(number, draw);
  if (opened === number) fill();
  const box = made("div", { className: "vd-beside" });
  if (WIDE.matches) box.append(draw());
  else box.append(button(`Bewijs (${count})`, () => openSheet(number), { key: "sheet", id: `vd-sheet-${idPart(number)}`, name: `Bewijs bij deelvraag ${number} (${count})` }));
  return box;
}

function openSheet(number) {
  opened = number;
  part("vd-sheet-title").textContent = `Bewijs bij deelvraag ${number}`;
  fill();
  part("vd-sheet").showModal();
  part("vd-sheet-title").focus();
}

function fill() {
  const body = part("vd-sheet-body");
  const key = body.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  const open = [...body.querySelectorAll("details[open]")].map((one) => one.dataset.key);
  body.replaceChildren(contents.get(opened)());
  for (const details of body.querySelectorAll("details")) details.open = open.includes(details.dataset.key);
  if (key) body.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

// Without `giveBack` the focus goes elsewhere than to the button that opened it.
export function closeSheet(giveBack = true) {
  if (!giveBack) opened = "";
  if (part("vd-sheet").open) part("vd-sheet").close();
}

// `redraw` draws the rows anew when the window passes the width at which their evidence moves.
export function openSheets(redraw) {
  WIDE.addEventListener("change", () => {
    closeSheet();
    redraw();
  });
  part("vd-sheet").addEventListener("close", () => {
    const opener = opened ? part(`vd-sheet-${idPart(opened)}`) : null; // its row may have been drawn anew
    opened = "";
    opener?.focus();
  });
  part("vd-sheet").addEventListener("click", (event) => {
    if (event.target.closest("[data-close]") || event.target === part("vd-sheet")) closeSheet();
  });
}
