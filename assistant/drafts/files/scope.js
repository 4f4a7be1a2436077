// Where is searched: a box for each document, and a first and a last year. Knows no question.

import { button, dutchDate, made, part, several } from "./dom.js";
import { documents } from "./server.js";

let known = [];

// Asks the catalogue once more until it is there; the page works without it.
export async function knowDocuments() {
  if (!known.length) known = await documents().catch(() => []);
  return known;
}

export const titleOf = (id) => known.find((one) => one.id === id)?.title ?? id;
export const documentOf = (id) => known.find((one) => one.id === id) ?? null;

// Draws the choice into `box`. `changed(scope)` gets {exclude, since, until}: what is not ticked is left out.
export function showScope(box, scope, changed) {
  const tell = () => changed(chosen(box));
  const years = [...new Set(known.map((one) => String(one.date ?? "").slice(0, 4)).filter((year) => /^\d{4}$/.test(year)))].sort();
  box.replaceChildren(
    made("fieldset", {}, made("legend", { textContent: "Documenten" }), known.map((one) => documentBox(one, scope, tell)),
      known.length > 2 ? allOrNone(box, tell) : "",
      known.length ? "" : made("p", { className: "vb-hint", textContent: "De lijst van documenten is niet beschikbaar; er wordt in alle gezocht." })),
    made("fieldset", {}, made("legend", { textContent: "Periode" }), yearBox("since", "van", years, scope.since, tell), yearBox("until", "tot en met", years, scope.until, tell)),
  );
}

function allOrNone(box, tell) {
  return button("Vink alles aan of uit", () => {
    const boxes = [...box.querySelectorAll("input")];
    const tick = boxes.some((one) => !one.checked);
    for (const one of boxes) one.checked = tick;
    tell();
  });
}

function documentBox(one, scope, tell) {
  const box = made("input", { type: "checkbox", value: one.id, checked: !scope.exclude.includes(one.id), on: { change: tell } });
  return made("label", { className: "vb-check" }, box, ` ${one.title}${one.date ? ` (${dutchDate(one.date)})` : ""}`);
}

function yearBox(name, label, years, now, tell) {
  const options = ["", ...years].map((year) => made("option", { value: year, textContent: year || "elk jaar", selected: year === now }));
  return made("label", { className: "vb-year" }, `${label} `, made("select", { name, on: { change: tell } }, options));
}

export function chosen(box) {
  const exclude = [...box.querySelectorAll("input:not(:checked)")].map((one) => one.value);
  const year = (name) => box.querySelector(`select[name="${name}"]`)?.value ?? "";
  return { exclude, since: year("since"), until: year("until") };
}

export function scopeLine({ exclude, since, until }) {
  const left = exclude.length ? `alle documenten behalve ${several(exclude.length, "document", "documenten")}` : "alle documenten";
  const period = since && until ? `, ${since} tot en met ${until}` : since ? `, vanaf ${since}` : until ? `, tot en met ${until}` : "";
  return `Zoekt in ${left}${period}`;
}

export function showScopeLine(scope) {
  part("vd-scope").querySelector("summary").textContent = scopeLine(scope);
  part("vd-scope").classList.toggle("vb-narrowed", Boolean(scope.exclude.length || scope.since || scope.until));
}
