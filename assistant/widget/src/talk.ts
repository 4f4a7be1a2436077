// The conversation: asks, shows each answer as it grows, keeps it for this tab. Knows no panel around it.

import { noAnswerYet, type Answer } from "./answer";
import { SEARCHING, type OpenQuote } from "./answer_view";
import { empty, made } from "./dom";
import { keep, kept, type Kept } from "./memory";
import { answered, type Place } from "./server";
import { Trouble } from "./trouble";
import { Turn, type Around } from "./turn";

export const LONGEST_QUESTION = 2000; // code points; the server refuses longer ones
const MOST_EARLIER = 12; // so many earlier questions the server reads

export type Talking = {
  place: () => Place;
  documents: () => string[];
  contact: () => string;
  lang: () => string;
  open: OpenQuote;
  memory: () => string; // the key under which this tab keeps it
  changed: () => void; // busy or not, more or fewer turns
  refused: (trouble: Trouble) => void;
};

export class Talk {
  // Silent while it grows: `spoken` says that it is sought, what is waited for, and the answer once it is whole.
  readonly element = made("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "Gesprek" });
  readonly spoken = made("div", { class: "heard", role: "status" });
  private turns: Turn[] = [];
  private running: AbortController | null = null;
  private readonly around: Around;

  constructor(private readonly talking: Talking) {
    const { place, open, contact, lang } = talking;
    this.around = { place, open, contact, lang };
  }

  get isBusy(): boolean {
    return this.running !== null;
  }

  get latest(): Turn | undefined {
    return this.turns[this.turns.length - 1];
  }

  // The questions that were answered, the oldest first.
  get questions(): string[] {
    const all: string[] = [];
    for (let i = 0; i < this.turns.length; i++) if (this.turns[i]!.answer) all[all.length] = this.turns[i]!.question;
    return all;
  }

  async ask(question: string): Promise<void> {
    this.stop();
    const history = latestOf(this.questions, MOST_EARLIER);
    const turn = this.add(question);
    turn.grow(noAnswerYet(), "");
    const stopping = new AbortController();
    this.running = stopping;
    this.say(SEARCHING);
    this.talking.changed();
    try {
      const asked = { question, history, documents: this.talking.documents() };
      const answer = await answered(this.talking.place(), asked, stopping, ({ answer, note }) => {
        turn.grow(answer, note);
        if (note) this.say(note);
      });
      if (this.running === stopping) this.answeredBy(turn, answer);
    } catch (error) {
      if (this.running === stopping) this.failed(turn, error);
    }
    if (this.running !== stopping) return; // stopped, or a new conversation
    this.running = null;
    this.say(turn.spoken());
    this.talking.changed();
  }

  stop(): void {
    const { running, latest } = this;
    if (!running) return;
    this.running = null;
    running.abort();
    if (latest) {
      latest.fail("Gestopt. Er is geen antwoord.", () => this.again(latest));
      this.say(latest.spoken());
    }
    this.talking.changed();
  }

  clear(): void {
    this.running?.abort();
    this.running = null;
    this.turns = [];
    empty(this.element);
    this.say("");
    this.remember();
    this.talking.changed();
  }

  restore(): void {
    const before = kept(this.talking.memory());
    for (let i = 0; i < before.length; i++) {
      if (before[i]!.question && before[i]!.answer.status) this.add(before[i]!.question).finish(before[i]!.answer);
    }
    this.talking.changed();
  }

  // Said again only where it is something else.
  private say(line: string): void {
    if (this.spoken.textContent !== line) this.spoken.textContent = line;
  }

  private add(question: string): Turn {
    const turn = new Turn(question, this.around);
    this.turns[this.turns.length] = turn;
    this.element.append(turn.element);
    return turn;
  }

  private answeredBy(turn: Turn, answer: Answer): void {
    turn.finish(answer);
    this.remember();
  }

  private failed(turn: Turn, error: unknown): void {
    const trouble = error instanceof Trouble ? error : new Trouble("Er ging iets mis in deze pagina.");
    if (trouble.status === 403) this.talking.refused(trouble);
    turn.fail(trouble.message, () => this.again(turn));
  }

  // The same question, in the place of the turn that failed.
  private again(turn: Turn): void {
    const rest: Turn[] = [];
    for (let i = 0; i < this.turns.length; i++) if (this.turns[i] !== turn) rest[rest.length] = this.turns[i]!;
    this.turns = rest;
    turn.element.remove();
    void this.ask(turn.question);
    this.latest?.focus();
  }

  private remember(): void {
    const finished: Kept[] = [];
    for (let i = 0; i < this.turns.length; i++) {
      const { question, answer } = this.turns[i]!;
      if (answer) finished[finished.length] = { question, answer };
    }
    keep(this.talking.memory(), finished);
  }
}

function latestOf(all: string[], most: number): string[] {
  const last: string[] = [];
  for (let i = Math.max(0, all.length - most); i < all.length; i++) last[last.length] = all[i]!;
  return last;
}
