// An answer as elements: status, text with [n] buttons, warnings, the list of its sources. Redrawn as it grows, block by
// block, so that what did not change keeps its place and its focus.

import { cited, type Answer, type Citation } from "./answer";
import { button, empty, made, words } from "./dom";
import { putLinked } from "./links";
import { blocksOf, rowsOf, type Block } from "./text";

export type OpenQuote = (citation: Citation, opener: HTMLElement) => void;

const LABELS: Record<string, string> = {
  answered: "Beantwoord uit de bronnen",
  partial: "Gedeeltelijk beantwoord uit de bronnen",
  no_answer: "Niet gevonden in de bronnen",
  referred: "Doorverwezen",
};
export const SEARCHING = "Zoeken in de bronnen …";
const MARK = /\[(\d{1,3})\]/g;

export const statusLabel = (status: string): string => (Object.hasOwn(LABELS, status) ? LABELS[status]! : "");

export class AnswerView {
  readonly element = made("div", { class: "answer", part: "answer" });
  private readonly status = made("p", { class: "status" });
  private readonly text = made("div", { class: "text" });
  private readonly rest = made("div");
  private drawn: string[] = [];

  constructor(private readonly open: OpenQuote) {
    this.element.append(this.status, this.text, this.rest);
  }

  show(answer: Answer, note: string): void {
    const label = statusLabel(answer.status);
    this.status.textContent = label || note || SEARCHING;
    this.status.className = `status ${label ? answer.status : "busy"}`;
    const blocks = blocksOf(answer.answer);
    for (let i = 0; i < blocks.length; i++) this.showBlock(i, blocks[i]!, answer);
    while (this.text.children.length > blocks.length) this.text.lastElementChild!.remove();
  }

  // What comes when all is there.
  finish(answer: Answer): void {
    this.show(answer, "");
    empty(this.rest);
    for (let i = 0; i < answer.warnings.length; i++) {
      const warning = made("p", { class: "warning" }, made("strong", {}, "Let op: "));
      putLinked(warning, answer.warnings[i]!, false);
      this.rest.append(warning);
    }
    if (answer.citations.length) this.rest.append(this.sources(answer));
  }

  private showBlock(i: number, block: Block, answer: Answer): void {
    const state = `${answer.status} ${block.kind} ${knownMarks(block.text, answer)} ${block.text}`;
    const before = this.text.children[i];
    if (before && this.drawn[i] === state) return;
    this.drawn[i] = state;
    const element = block.kind === "table" ? this.table(block, answer) : this.paragraph(block, answer);
    if (before) before.replaceWith(element);
    else this.text.append(element);
  }

  private paragraph(block: Block, answer: Answer): HTMLElement {
    const element = made("p", { class: block.kind });
    this.putMarked(element, block.text, answer);
    return element;
  }

  private table(block: Block, answer: Answer): HTMLElement {
    const { rows, hasHeader } = rowsOf(block.text);
    const table = made("table");
    for (let i = 0; i < rows.length; i++) {
      const row = made("tr");
      for (let j = 0; j < rows[i]!.length; j++) {
        const cell = hasHeader && i === 0 ? made("th", { scope: "col" }) : made("td");
        this.putMarked(cell, rows[i]![j]!.trim(), answer);
        row.append(cell);
      }
      table.append(row);
    }
    return made("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Tabel" }, table);
  }

  private putMarked(place: HTMLElement, text: string, answer: Answer): void {
    const urgent = answer.status === "referred";
    const marks = new RegExp(MARK);
    let done = 0;
    for (let match = marks.exec(text); match; match = marks.exec(text)) {
      const citation = cited(answer, Number(match[1]));
      if (!citation) continue;
      putLinked(place, text.slice(done, match.index), urgent);
      place.append(this.mark(citation));
      done = match.index + match[0].length;
    }
    putLinked(place, text.slice(done), urgent);
  }

  private mark(citation: Citation): HTMLElement {
    const { n } = citation;
    const made = button(String(n), "mark", () => this.open(citation, made), `Bron ${n}: toon het citaat`);
    return made;
  }

  // The documents, each once, with a button for each quote from it.
  private sources(answer: Answer): HTMLElement {
    const list = made("ul", { class: "sources", "aria-label": "Bronnen" });
    const seen = new Map<string, HTMLElement>();
    for (let i = 0; i < answer.citations.length; i++) {
      const citation = answer.citations[i]!;
      let item = seen.get(citation.document);
      if (!item) {
        item = made("li", {}, words(citation.title), words(citation.date ? ` (${citation.date}) ` : " ", "soft"));
        seen.set(citation.document, item);
        list.append(item);
      }
      item.append(this.mark(citation));
    }
    return list;
  }
}

// Which marks of a text lead somewhere: a citation may come after its sentence.
function knownMarks(text: string, answer: Answer): string {
  const marks = new RegExp(MARK);
  let known = "";
  for (let match = marks.exec(text); match; match = marks.exec(text)) known += cited(answer, Number(match[1])) ? "1" : "0";
  return known;
}
