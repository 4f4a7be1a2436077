// Questions, answers and drafts as they come from the server or from storage, made whole: what is missing is empty, what
// is strange is left out. So nothing that draws them has to doubt.

const text = (value) => (typeof value === "string" ? value : "");
const number = (value) => (Number.isFinite(value) ? value : 0);
const list = (value, of) => (Array.isArray(value) ? value.map(of).filter((one) => one !== null) : []);
const texts = (value) => list(value, (one) => (typeof one === "string" ? one : null));
const numbers = (value) => list(value, (one) => (Number.isInteger(one) ? one : null));
const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
const KINDS = ["quoted", "computed", "written", "connecting", "gap"];

export function wholePart(value) {
  const { number: id, text: words, parts } = object(value);
  return { number: text(id), text: text(words), parts: list(parts, wholePart) };
}

export function wholeQuestion(value) {
  const from = object(value);
  const fields = ["number", "date", "member", "minister", "title", "introduction"];
  const plain = Object.fromEntries(fields.map((name) => [name, text(from[name])]));
  return { ...plain, parts: list(from.parts, wholePart), remarks: texts(from.remarks) };
}

export function wholeCitation(value) {
  const from = object(value);
  return {
    n: number(from.n),
    document: text(from.document),
    title: text(from.title),
    section: texts(from.section),
    date: text(from.date),
    url: typeof from.url === "string" ? from.url : null,
    page: Number.isInteger(from.page) ? from.page : null,
    quote: text(from.quote),
    start: number(from.start),
    end: number(from.end),
  };
}

function wholePassage(value) {
  const from = object(value);
  const { document, section, start, end } = wholeCitation(from);
  return { document, section, text: text(from.text), start, end, score: number(from.score) };
}

export function wholeSentence(value) {
  const from = object(value);
  const kind = KINDS.includes(from.kind) ? from.kind : "written";
  return { text: text(from.text), kind, marks: numbers(from.marks), edited: from.edited === true };
}

function wholeTable(value) {
  if (!value || typeof value !== "object") return null;
  const table = { columns: texts(value.columns), rows: list(value.rows, texts), citations: numbers(value.citations) };
  return table.rows.length || table.columns.length ? table : null;
}

// An answer that lists no sentences has them in its text, a line each.
function sentencesOf(from) {
  const listed = list(from.sentences, wholeSentence);
  const lines = listed.length ? [] : text(from.text).split("\n").filter((line) => line.trim());
  return [...listed, ...lines.map((line) => {
    const marks = [...line.matchAll(/\[(\d{1,3})\]/g)].map(([, n]) => Number(n));
    const kind = line.trim().startsWith("[AAN TE VULLEN") ? "gap" : marks.length ? "quoted" : "connecting";
    return { text: line.trim(), kind, marks, edited: false };
  })];
}

export function wholeAnswer(value) {
  const from = object(value);
  return {
    number: text(from.number),
    status: ["answered", "partial", "no_source"].includes(from.status) ? from.status : "partial",
    text: text(from.text),
    sentences: sentencesOf(from),
    citations: list(from.citations, wholeCitation),
    gaps: texts(from.gaps),
    table: wholeTable(from.table),
    conflicts: list(from.conflicts, (one) => ({ about: text(object(one).about), citations: list(object(one).citations, wholeCitation) })),
    unused: list(from.unused, wholePassage),
    searched: texts(from.searched),
    warnings: texts(from.warnings),
  };
}

export function wholeEarlier(value) {
  return list(value, (one) => {
    const from = object(one);
    const { document, title, date, url } = wholeCitation(from);
    return { document, title, date, url, numbers: texts(from.numbers), citations: list(from.citations, wholeCitation) };
  });
}

function wholeItem(value) {
  const from = object(value);
  return {
    sentence: wholeSentence(from.sentence),
    text: text(from.text),
    state: ["accepted", "dropped"].includes(from.state) ? from.state : "",
    typed: typeof from.typed === "string" ? from.typed : null, // what stands in an open field
    missing: Array.isArray(from.missing) ? texts(from.missing) : null, // null: not checked
    own: from.own === true,
  };
}

// An answer with what the official did to it. `before` is the version that was replaced.
export function wholeWorked(value) {
  const from = object(value);
  const before = from.before ? { ...wholeWorked({ ...from.before, before: null }) } : null;
  return { answer: wholeAnswer(from.answer), items: list(from.items, wholeItem), asked: text(from.asked), before };
}

export function wholeScope(value) {
  const from = object(value);
  const year = (one) => (/^\d{4}$/.test(text(one)) ? one : "");
  return { exclude: texts(from.exclude), since: year(from.since), until: year(from.until) };
}

export function wholeState(value) {
  const from = object(value);
  return {
    step: ["entry", "form", "draft"].includes(from.step) ? from.step : "entry",
    text: text(from.text),
    question: from.question ? wholeQuestion(from.question) : null,
    scope: wholeScope(from.scope),
    answers: list(from.answers, wholeWorked),
    earlier: wholeEarlier(from.earlier),
    excluded: texts(from.excluded),
    mode: from.mode === "generated" ? "generated" : "verbatim",
  };
}
