// The sentences of one answer: their text, their marks, and what an official can do with each. Changes nothing itself.

import { button, idPart, made } from "./dom.js";
import { isEdited, isGap, plain } from "./work.js";

const MOST_MARKS = 6; // of one sentence: a total cites every cell that it adds up; the rest is folded
const KINDS = { computed: "berekend", connecting: "verbindingszin" };

// `act` holds what a button does: open(pressed, n), accept(at), edit(at), save(at, text), cancel(at), typed(at, text),
// drop(at). The marks that cite nothing are text.
export function sentenceList(worked, act, label) {
  return made("ol", { className: "vd-sentences", aria: { label } }, worked.items.map((item, at) => sentence(worked, item, at, act)));
}

function sentence(worked, item, at, act) {
  const look = ["vd-sentence", item.state && `vd-${item.state}`, isGap(item) && "vd-gap", isEdited(item) && "vd-edited"];
  const row = made("li", { className: look.filter(Boolean).join(" ") });
  if (item.typed !== null) row.append(editor(item, at, act), marksOf(worked, item, at, act));
  else row.append(...[shown(worked, item, at, act)].flat(), ...notes(item), tools(item, at, act));
  return row;
}

function shown(worked, item, at, act) {
  const words = item.state === "dropped" ? made("del", { textContent: item.text }) : isGap(item) ? made("mark", { textContent: item.text }) : item.text;
  const marks = marksOf(worked, item, at, act);
  return marks.tagName === "DIV" ? [made("p", {}, words), marks] : made("p", {}, words, " ", marks);
}

export function marksOf(worked, item, at, act, place = "zin") {
  const marks = item.sentence.marks.map((n, order) => mark(worked, n, `${place}-${at}-${order}`, act));
  if (marks.length <= MOST_MARKS + 1) return made("span", { className: "vd-marks" }, marks);
  const rest = marks.slice(MOST_MARKS);
  return made("div", { className: "vd-marks" }, marks.slice(0, MOST_MARKS),
    made("details", { data: { key: `marks-${at}` } }, made("summary", { textContent: `en ${rest.length} andere citaten` }), rest));
}

export function mark(worked, n, key, act) {
  const citation = worked.answer.citations.find((one) => one.n === n);
  if (!citation) return ` [${n}]`;
  const id = `vd-${idPart(worked.answer.number)}-${key}`;
  return button(`[${n}]`, (event) => act.open(event.currentTarget, citation), { key, id, look: "vd-mark", name: `[${n}] toon het citaat in de bron` });
}

function notes(item) {
  const line = (words, look = "vd-note") => made("p", { className: look, textContent: words });
  const kind = KINDS[item.sentence.kind];
  const notes = [];
  if (isEdited(item)) notes.push(line(item.sentence.kind === "gap" ? "Aangevuld door u, zonder bron" : "Bewerkt door u: de voetnoot is die van de oorspronkelijke zin"));
  else if (item.own) notes.push(line("Door u toegevoegd citaat"));
  else if (kind) notes.push(line(kind));
  if (isEdited(item) && item.state !== "dropped") {
    if (item.missing === null && item.sentence.marks.length) notes.push(line("Nog niet nagekeken tegen de citaten."));
    if (item.missing?.length) notes.push(line(`Let op: niet in de citaten van deze zin: ${item.missing.join(", ")}.`, "vb-warning"));
  }
  return notes;
}

function tools(item, at, act) {
  const about = `: ${item.text.slice(0, 60)}`;
  if (item.state === "dropped") return toolbar(button("Zet terug", () => act.drop(at), { key: `drop-${at}`, name: `Zet terug${about}` }));
  const gap = isGap(item);
  return toolbar(
    gap ? "" : button(item.state === "accepted" ? "✓ Aanvaard" : "Aanvaard", () => act.accept(at), { key: `accept-${at}`, name: `Aanvaard${about}`, aria: { pressed: item.state === "accepted" } }),
    button(gap ? "Vul aan" : "Bewerk", () => act.edit(at), { key: `edit-${at}`, name: `${gap ? "Vul aan" : "Bewerk"}${about}` }),
    isEdited(item) ? button("Herstel", () => act.save(at, plain(item.sentence.text)), { key: `undo-${at}`, name: `Herstel de oorspronkelijke zin${about}` }) : "",
    button("Schrap", () => act.drop(at), { key: `drop-${at}`, name: `Schrap${about}` }),
  );
}

const toolbar = (...buttons) => made("div", { className: "vd-tools" }, buttons);

function editor(item, at, act) {
  const gap = item.sentence.kind === "gap";
  const field = made("textarea", {
    value: item.typed,
    rows: Math.min(12, Math.max(2, Math.ceil(item.typed.length / 60))),
    data: { key: `field-${at}` },
    on: { input: () => act.typed(at, field.value), keydown: (event) => keyed(event, at, field, act) },
  });
  const label = gap ? `Vul aan: ${plain(item.sentence.text).replace(/^\[AAN TE VULLEN:?\s*|\]$/g, "")}` : "Zin";
  return made("div", { className: "vd-editor" },
    made("label", { className: "vd-label" }, label, field),
    made("div", { className: "vd-tools" },
      button("Bewaar", () => act.save(at, field.value), { key: `save-${at}`, look: "vb-go" }),
      button("Annuleer", () => act.cancel(at), { key: `cancel-${at}` })));
}

function keyed(event, at, field, act) {
  if (event.key === "Escape") act.cancel(at);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) act.save(at, field.value);
  else return;
  event.preventDefault();
  event.stopPropagation(); // Escape would close the source beside it too
}
