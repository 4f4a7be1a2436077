// A row for each sub-question: its text left, its draft right, the evidence beside it. Draws from the state; what the
// buttons do is in actions.js.

import { actionsFor } from "./actions.js";
import { button, idPart, made, part, several } from "./dom.js";
import { evidence, quote } from "./evidence.js";
import { mark, sentenceList } from "./sentences.js";
import { evidenceBox } from "./sheet.js";
import { state } from "./store.js";
import { askedOf, isGap, workedOf } from "./work.js";

export const STATUSES = {
  answered: ["✓", "Beantwoord"],
  partial: ["◐", "Gedeeltelijk beantwoord"],
  no_source: ["∅", "Geen bron"],
};
let busy = new Set(); // the numbers that are still to come
let running = false;

const idOf = (number) => `vd-row-${idPart(number)}`;

export function showRows(working = busy) {
  if (working !== busy) running = working.size > 0;
  busy = working;
  const drawn = state.question.parts.map((one) => drawnAnew(one, part(idOf(one.number))));
  part("vd-rows").replaceChildren(...drawn.map(({ row }) => row));
  for (const { refocus } of drawn) refocus();
  showOverview();
}

// The answer to this number came: it is waited for no longer.
export function cameIn(number) {
  busy.delete(number);
  showRow(number);
}

// Draws one row anew. With `focus`, that key gets the focus.
export function showRow(number, focus = "") {
  const one = state.question.parts.find((each) => each.number === number);
  const old = part(idOf(number));
  if (!one || !old) return;
  const { row, refocus } = drawnAnew(one, old, focus);
  old.replaceWith(row);
  showOverview();
  refocus();
}

// The row drawn from the state: what is open in it stays open, and `refocus` puts the focus and the caret back.
function drawnAnew(one, old, focus = "") {
  const drawn = row(one);
  const open = [...(old?.querySelectorAll("details[open][data-key]") ?? [])].map((each) => each.dataset.key);
  for (const details of drawn.querySelectorAll("details[data-key]")) details.open = open.includes(details.dataset.key);
  const active = old?.contains(document.activeElement) ? document.activeElement : null;
  const key = focus || active?.dataset.key;
  const caret = !focus && active?.tagName === "TEXTAREA" ? [active.selectionStart, active.selectionEnd] : null;
  const refocus = () => {
    const named = `[data-key="${CSS.escape(key ?? "")}"]`;
    const now = key && (drawn.querySelector(named) ?? part("vd-sheet-body").querySelector(named));
    if (now) now.focus();
    if (now && caret) now.setSelectionRange(...caret);
  };
  return { row: drawn, refocus };
}

// A row that is being typed in is drawn when the typing is over.
export function isTypedIn(number) {
  const field = part(idOf(number))?.querySelector("textarea:focus");
  return Boolean(field);
}

function row(one) {
  const worked = workedOf(one.number);
  const act = actionsFor(one.number);
  const id = idOf(one.number);
  const columns = made("div", { className: "vd-columns" },
    made("div", { className: "vd-question" },
      made("h3", { id: `${id}-title`, tabIndex: -1, textContent: `Deelvraag ${one.number}` }),
      made("p", { className: "vd-asked", textContent: one.text }),
      worked ? tools(worked, act) : ""),
    made("div", { className: "vd-answer" }, worked ? answer(worked, one, act) : waiting(one.number, act)),
    worked ? evidenceBox(one.number, () => evidence(worked, state.earlier, act), worked.answer.citations.length) : "");
  const table = worked?.answer.table ? tableOf(worked, worked.answer.table, act) : "";
  return made("article", { id, className: "vd-row", aria: { labelledby: `${id}-title` } }, columns, table);
}

function waiting(number, act) {
  if (busy.has(number)) return made("p", { className: "vb-busy", textContent: "Wordt nog bewerkt …" });
  return made("p", {}, "Nog geen ontwerp. ", button("Maak dit ontwerp", act.again, { key: "again" }));
}

function tools({ answer, before, items }, act) {
  const name = (words) => `${words}: deelvraag ${answer.number}`;
  const disabled = running;
  return made("div", { className: "vd-tools" },
    items.some((item) => !item.state && !isGap(item)) ? button("Aanvaard alles", act.acceptAll, { key: "all", name: name("Aanvaard alles") }) : "",
    button("Maak opnieuw", act.again, { key: "again", name: name("Maak opnieuw"), disabled }),
    before ? button("Zet de vorige versie terug", act.restore, { key: "before", name: name("Zet de vorige versie terug"), disabled }) : "");
}

function answer(worked, one, act) {
  const { status, warnings, conflicts, number } = worked.answer;
  const [icon, words] = STATUSES[status];
  return [
    made("p", { className: `vd-status vd-${status}` }, made("span", { aria: { hidden: "true" }, textContent: `${icon} ` }), words),
    busy.has(number) ? made("p", { className: "vb-busy", textContent: "Wordt nog bewerkt …" }) : "",
    worked.asked === askedOf(state.question, one) ? "" : made("p", { className: "vb-warning", textContent: "De vraag of de keuze van documenten is sindsdien gewijzigd: dit ontwerp is van de vorige versie." }),
    ...warnings.map((line) => made("p", { className: "vb-warning", textContent: line })),
    sentenceList(worked, act, `Ontwerp van deelvraag ${number}`),
    ...conflicts.map((conflict, place) => conflictOf(worked, conflict, place, act)),
  ];
}

function tableOf(worked, { columns, rows, citations }, act) {
  const looks = columns.map((_, at) => lookOf(rows.map((cells) => cells[at] ?? "")));
  const head = [...columns, "Bron"].map((name, at) => made("th", { scope: "col", textContent: name, className: looks[at] ?? "" }));
  const body = rows.map((cells, at) => made("tr", { className: citations[at] ? "" : "vd-computed" }, cells.map((cell, place) => made("td", { textContent: cell, className: looks[place] ?? "" })),
    made("td", {}, citations[at] ? mark(worked, citations[at], `tabel-${at}`, act) : "berekend")));
  const label = `Tabel bij deelvraag ${worked.answer.number}`;
  const inside = made("table", {}, made("caption", { className: "vb-hidden", textContent: label }), made("thead", {}, made("tr", {}, head)), made("tbody", {}, body));
  return made("div", { className: "vd-table", tabIndex: 0, role: "region", aria: { label } }, inside);
}

const AMOUNT = /^(?:€|EUR)?\s?-?\d[\d.,\s]*\s?(?:€|%|euro|EUR)?$/;
const LONG = 120; // characters; a column with longer texts gets room

function lookOf(cells) {
  const told = cells.filter((cell) => cell.trim());
  if (told.length && told.every((cell) => AMOUNT.test(cell.trim()))) return "vd-amount";
  return told.some((cell) => cell.length > LONG) ? "vd-long" : "";
}

function conflictOf({ answer }, { about, citations }, place, act) {
  const id = `${idPart(answer.number)}-strijdig-${place}`;
  return made("div", { className: "vd-conflict" },
    made("h4", { textContent: "Bronnen zeggen iets anders" }),
    made("p", { textContent: about }),
    made("ul", { className: "vd-quotes" }, citations.map((one, at) => quote({ ...one, n: 0 }, `${id}-${at}`, act))));
}

function showOverview() {
  part("vd-overview").replaceChildren(...state.question.parts.map(({ number }) => {
    const worked = workedOf(number);
    const gaps = worked ? worked.items.filter((item) => isGap(item) && item.state !== "dropped").length : 0;
    const [icon, words] = worked ? STATUSES[worked.answer.status] : ["…", busy.has(number) ? "Bezig" : "Nog geen ontwerp"];
    const told = `${words}${gaps ? `, ${several(gaps, "gat", "gaten")}` : ""}`;
    return made("li", {}, made("a", { href: `#${idOf(number)}`, textContent: `${icon} ${number}`, aria: { label: `Deelvraag ${number}: ${told}` }, title: told }));
  }));
}
