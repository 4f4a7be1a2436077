// One question with its answer, as elements: growing, finished, stopped or in trouble. Asks nothing itself.

import type { Answer } from "./answer";
import { AnswerView, statusLabel, type OpenQuote } from "./answer_view";
import { button, empty, made, words } from "./dom";
import { putLinked } from "./links";
import { ratingRow } from "./rating";
import type { Place } from "./server";
import { readOut } from "./text";

const ECHO = 600; // characters: a pasted page is not repeated in full

// `contact` is what the site says about where to ask what the sources do not hold, in the language `lang`.
export type Around = { place: () => Place; open: OpenQuote; contact: () => string; lang: () => string };

export class Turn {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  private readonly view: AnswerView;
  private readonly end = made("div");
  answer: Answer | null = null;

  constructor(
    readonly question: string,
    private readonly around: Around,
  ) {
    const shown = question.length > ECHO ? `${question.slice(0, ECHO)} …` : question;
    this.heading = made("h3", { class: "question", part: "question", tabindex: "-1" }, words(shown));
    this.view = new AnswerView(around.open);
    this.element = made("article", { class: "turn" }, this.heading, this.view.element, this.end);
  }

  grow(answer: Answer, note: string): void {
    this.view.show(answer, note);
  }

  finish(answer: Answer): void {
    this.answer = answer;
    this.view.finish(answer);
    empty(this.end);
    if (answer.status === "no_answer") this.end.append(this.elsewhere());
    if (answer.id) this.end.append(ratingRow(this.around.place, answer.id));
  }

  // Ended without an answer; what was already shown of it goes, for a part of an answer can mislead.
  fail(line: string, again: (() => void) | null): void {
    this.view.element.remove();
    empty(this.end);
    this.end.append(made("p", { class: "trouble" }, words(line)));
    if (again) this.end.append(button("Probeer opnieuw", "second", again));
  }

  focus(): void {
    this.heading.focus({ preventScroll: true });
  }

  // What a screen reader hears once the answer is there.
  spoken(): string {
    if (!this.answer) return this.end.firstElementChild?.textContent ?? "";
    let text = `${statusLabel(this.answer.status)}. ${readOut(this.answer.answer)}`;
    for (let i = 0; i < this.answer.warnings.length; i++) text += ` Let op: ${this.answer.warnings[i]}`;
    return this.answer.status === "no_answer" ? `${text} ${this.end.firstElementChild?.textContent}` : text;
  }

  private elsewhere(): HTMLElement {
    const place = made("p", { class: "elsewhere" });
    const contact = this.around.contact();
    if (contact) place.lang = this.around.lang();
    putLinked(place, contact || "Stel de vraag met andere woorden, of vraag het aan de organisatie van deze site.", true);
    return place;
  }
}
