// What an official did to a draft: sentences accepted, changed, dropped, added. And the draft that goes out. Draws nothing.

import { wholeAnswer, wholeEarlier } from "./shape.js";
import { state } from "./store.js";

const MARKS = /(?:\s*\[\d{1,3}\])+([.;:,]?)\s*$/;

// A sentence without the marks at its end, which the page shows as buttons.
export const plain = (text) => text.replace(MARKS, "$1").trim();
export const isGap = (item) => item.sentence.kind === "gap" && !isEdited(item);
export const isEdited = (item) => item.own ? item.sentence.kind !== "quoted" || item.text !== plain(item.sentence.text) : item.text !== plain(item.sentence.text);
export const workedOf = (number) => state.answers.find((one) => one.answer.number === number) ?? null;
export const citationsOf = (worked, marks) => worked.answer.citations.filter((one) => marks.includes(one.n));

const untouched = (item) => !item.own && !item.state && item.typed === null && !isEdited(item);

export function newItem(sentence, own = false) {
  return { sentence, text: plain(sentence.text), state: "", typed: null, missing: null, own };
}

// What makes the answer to a sub-question what it is, where is searched too: another one asks for a new draft.
export function askedOf(question, part, scope = state.scope) {
  const { introduction, title, date } = question;
  const { exclude, since, until } = scope;
  const narrowed = exclude.length || since || until ? [[...exclude].sort(), since, until] : [];
  return JSON.stringify([introduction, title, date, part, ...narrowed]);
}

// An answer as it came, to the question as it was asked and the documents that were chosen for all of it. While it
// grows, what the official already did to it stays; an answer that is made `anew` keeps the version before it aside.
export function receive(value, anew, { question, scope }) {
  const answer = wholeAnswer(value);
  const part = question.parts.find((one) => one.number === answer.number);
  if (!part) return;
  const asked = askedOf(question, part, scope);
  const old = workedOf(answer.number);
  const before = anew && old ? { ...old, before: null } : (old?.before ?? null);
  const worked = { answer, items: itemsOf(answer, anew || !old ? [] : old.items), asked, before };
  keepAdded(worked, anew ? null : old);
  const order = question.parts.map((one) => one.number);
  state.answers = [...state.answers.filter((one) => one !== old), worked].sort((a, b) => order.indexOf(a.answer.number) - order.indexOf(b.answer.number));
}

function itemsOf(answer, old) {
  const left = [...old];
  const items = answer.sentences.map((sentence) => {
    const at = left.findIndex((item) => !item.own && item.sentence.text === sentence.text && same(item.sentence.marks, sentence.marks));
    return at < 0 ? newItem(sentence) : { ...left.splice(at, 1)[0], sentence };
  });
  return [...items, ...left.filter((item) => !untouched(item) && item.state !== "dropped")];
}

const same = (a, b) => a.length === b.length && a.every((n, at) => n === b[at]);

// Evidence that the official added, or that a kept sentence cites, is not in the answer that came later.
function keepAdded(worked, old) {
  if (!old) return;
  const known = new Set(worked.answer.citations.map((one) => one.n));
  const cited = worked.items.flatMap((item) => item.sentence.marks).filter((n) => !known.has(n));
  worked.answer.citations.push(...old.answer.citations.filter((one) => cited.includes(one.n)));
}

export function receiveEarlier(value, only) {
  const came = wholeEarlier(value);
  if (!only.length) state.earlier = came;
  else state.earlier = [...state.earlier, ...came.filter((one) => !state.earlier.some((known) => known.document === one.document))];
}

// The sub-questions without an answer, or whose question was changed since.
export function unanswered() {
  const { question } = state;
  return question.parts.filter((part) => workedOf(part.number)?.asked !== askedOf(question, part)).map((part) => part.number);
}

// A passage that was found and not used, or a piece of it, as a quoted sentence. Null where the piece is not verbatim.
export function addQuote(worked, passage, piece, document) {
  const [whole, wanted] = [passage.text, piece.trim()];
  const at = wanted ? whole.indexOf(wanted) : -1;
  if (at < 0) return null;
  const start = passage.start + [...whole.slice(0, at)].length; // offsets count code points
  const n = Math.max(0, ...worked.answer.citations.map((one) => one.n)) + 1;
  const { title = passage.document, date = "", url = null } = document ?? {};
  worked.answer.citations.push({ n, document: passage.document, title, section: passage.section, date, url, page: null, quote: wanted, start, end: start + [...wanted].length });
  const item = newItem({ text: `“${wanted.replace(/\s+/g, " ")}”`, kind: "quoted", marks: [n], edited: false }, true);
  worked.items.push(item);
  return item;
}

// The draft as it stands now, in the server's format.
export function draftOf() {
  const answers = state.answers.filter(({ answer }) => state.question.parts.some((part) => part.number === answer.number));
  return {
    question: state.question,
    answers: answers.map(outgoing),
    earlier_answers: state.earlier,
    excluded: state.excluded,
    mode: state.mode,
  };
}

function outgoing({ answer, items }) {
  const kept = items.filter((item) => item.state !== "dropped");
  const sentences = kept.map(sentenceOf);
  const changed = items.some((item) => !untouched(item));
  if (!changed) return answer;
  const cited = new Set([...sentences.flatMap((one) => one.marks), ...(answer.table?.citations ?? [])]);
  const gone = items.filter((item) => item.sentence.kind === "gap" && (item.state === "dropped" || isEdited(item)));
  return {
    ...answer,
    sentences,
    text: sentences.map(withMarks).join("\n"),
    citations: answer.citations.filter((one) => cited.has(one.n)),
    gaps: answer.gaps.filter((gap) => !gone.some(({ sentence }) => isSameGap(sentence.text, gap))),
  };
}

const isSameGap = (sentence, gap) => sentence.includes(gap.replace(/\]$/, "")) || gap.includes(sentence);

function sentenceOf(item) {
  const marked = MARKS.test(item.sentence.text);
  const marks = item.sentence.marks;
  const text = marked && marks.length ? `${item.text} ${markText(marks)}` : item.text;
  if (!isEdited(item)) return { ...item.sentence, text: item.own ? item.text : item.sentence.text, edited: false };
  return { text, kind: "written", marks, edited: true, before: plain(item.sentence.text) };
}

const markText = (marks) => marks.map((n) => `[${n}]`).join("");

function withMarks({ text, marks }) {
  return marks.length && !MARKS.test(text) ? `${text} ${markText(marks)}` : text;
}
