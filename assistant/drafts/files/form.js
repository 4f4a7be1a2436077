// The question as it was understood, as a form: its heading and its sub-questions, to be corrected before drafting.

import { readAgain } from "./asking.js";
import { button, made, part } from "./dom.js";
import { keep, state } from "./store.js";
import { tell } from "../page/turns.js";

const HEADING = [
  ["number", "Nummer", "text"],
  ["date", "Datum", "date"],
  ["member", "Vraagsteller", "text"],
  ["minister", "Minister, met het ambt", "text"],
  ["title", "Titel", "text"],
];

export function showForm() {
  showRemarks();
  part("vd-heading").replaceChildren(...HEADING.map(headingField), introductionField());
  showParts();
}

function showRemarks() {
  const { remarks } = state.question;
  part("vd-remarks").hidden = !remarks.length;
  part("vd-remarks").replaceChildren(...remarks.map((line) => made("li", { textContent: line })));
}

// What was not found in the text is filled in now: it is nothing to look at any more, here or in the file.
function filledIn(label, value) {
  const untold = new RegExp(`^(?:De|Het) ${label.split(",")[0].toLowerCase()}\\b.*\\bniet\\b`);
  if (value.trim()) state.question.remarks = state.question.remarks.filter((line) => !untold.test(line));
  keep();
  showRemarks();
}

function headingField([name, label, type]) {
  const value = state.question[name];
  const isDay = type !== "date" || value === "" || /^\d{4}-\d\d-\d\d$/.test(value); // another date is shown as it is
  const field = made("input", { type: isDay ? type : "text", value, autocomplete: "off", on: { input: () => changed(name, field.value), change: () => filledIn(label, field.value) } });
  return made("label", { className: `vd-label vd-${name}` }, label, field);
}

function introductionField() {
  const field = made("textarea", { value: state.question.introduction, rows: 6, on: { input: () => changed("introduction", field.value) } });
  return made("label", { className: "vd-label vd-introduction" }, "Inleiding", field);
}

function changed(name, value) {
  state.question[name] = value;
  keep();
}

function showParts(focus = "") {
  part("vd-parts").replaceChildren(...state.question.parts.map(partItem));
  if (focus) part("vd-parts").querySelector(`[data-key="${focus}"]`)?.focus();
}

function partItem(one, place) {
  const named = one.number || String(place + 1);
  const number = made("input", { type: "text", value: one.number, maxLength: 20, className: "vd-number", autocomplete: "off", on: { input: () => edit(one, { number: number.value.trim() }) } });
  let before = one.text;
  const corrected = () => {
    readAgain(one, before, () => showNested(one, item));
    before = one.text;
  };
  const words = made("textarea", { value: one.text, rows: rowsFor(one.text), data: { key: `part-${place}` }, on: { input: () => edit(one, { text: words.value }), change: corrected } });
  const merge = place ? button("Voeg samen met de vorige", () => merged(place), { name: `Voeg deelvraag ${named} samen met de vorige` }) : "";
  const item = made("li", { className: "vd-part" },
    made("label", { className: "vd-label" }, "Nummer", number),
    made("label", { className: "vd-label" }, `Deelvraag ${named}`, words),
    nested(one),
    made("div", { className: "vd-line" }, merge, button("Verwijder", () => removed(place), { name: `Verwijder deelvraag ${named}` })));
  return item;
}

// Draws what a sub-question asks anew, apart from the rest of its item.
function showNested(one, item) {
  const old = item.querySelector(".vd-nested");
  const drawn = nested(one);
  const focused = old?.contains(document.activeElement);
  old?.remove();
  if (drawn) item.querySelector(".vd-line").before(drawn);
  if (focused) (drawn || item).querySelector("textarea").focus();
  keep();
}

// What a sub-question asks one by one, a line each. A line that stays keeps what stands below it.
function nested(one) {
  if (!one.parts.length) return "";
  const before = one.parts;
  const lines = before.map((each) => each.text.replace(/\s+/g, " "));
  const rows = lines.reduce((sum, line) => sum + Math.ceil(line.length / 80), 1);
  const field = made("textarea", { value: lines.join("\n"), rows, on: { input: () => edit(one, { parts: nestedOf(field.value, before) }) } });
  return made("label", { className: "vd-label vd-nested" }, "Wat hierin gevraagd wordt, één vraag per regel", field);
}

function nestedOf(value, before) {
  const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((text, at) => {
    const same = before.find((each) => each.text.replace(/\s+/g, " ") === text);
    return same ?? { number: before[at]?.number ?? "", text, parts: [] };
  });
}

const rowsFor = (text) => Math.min(10, Math.max(2, Math.ceil(text.length / 80) + (text.match(/\n/g)?.length ?? 0)));

function edit(one, values) {
  Object.assign(one, values);
  keep();
}

function merged(place) {
  const { parts } = state.question;
  const [before, gone] = [parts[place - 1], parts[place]];
  const own = (one) => (one.parts.length ? one.parts : [{ number: "", text: one.text, parts: [] }]);
  const asked = before.parts.length || gone.parts.length ? [...own(before), ...own(gone)] : [];
  Object.assign(before, { text: `${before.text}\n${gone.text}`.trim(), parts: asked });
  parts.splice(place, 1);
  after(`Samengevoegd tot deelvraag ${before.number || place}.`, place - 1);
}

function removed(place) {
  const [gone] = state.question.parts.splice(place, 1);
  after(`Deelvraag ${gone.number || place + 1} is verwijderd.`, Math.max(0, place - 1));
}

export function addPart() {
  const { parts } = state.question;
  const highest = Math.max(0, ...parts.map((one) => parseInt(one.number, 10) || 0));
  parts.push({ number: String(highest + 1), text: "", parts: [] });
  after("", parts.length - 1);
}

function after(line, place) {
  if (line) tell(line);
  keep();
  showParts(`part-${place}`);
}

// What is wrong with the form, in Dutch; "" where it can be drafted.
export function wrongWith(question) {
  const numbers = question.parts.map((one) => one.number);
  if (!question.parts.some((one) => one.text.trim())) return "Er is geen deelvraag. Voeg er minstens één toe.";
  const bare = question.parts.findIndex((one) => !one.number || !one.text.trim());
  if (bare >= 0) return `Deelvraag ${numbers[bare] || bare + 1} heeft geen ${numbers[bare] ? "tekst" : "nummer"}. Vul dat in, of verwijder ze.`;
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  return twice === undefined ? "" : `Nummer ${twice} staat bij meer dan één deelvraag. Geef elke een eigen nummer.`;
}
