// The conversation of this tab, kept for after a reload. Where the browser keeps nothing, a reload starts anew.

import { answerFrom, asJson, type Answer } from "./answer";
import { read, textOf, written, type Json } from "./json";

export type Kept = { question: string; answer: Answer };

const MOST_TURNS = 20;
const MOST_CHARACTERS = 300_000;

export function kept(key: string): Kept[] {
  const turns: Kept[] = [];
  try {
    const given = read(sessionStorage.getItem(key) ?? "")["turns"];
    for (let i = 0; Array.isArray(given) && i < given.length && i < MOST_TURNS; i++) {
      turns[turns.length] = { question: textOf(given[i].question), answer: answerFrom(given[i].answer) };
    }
  } catch {
    // forbidden, or not ours
  }
  return turns;
}

// Keeps the last turns that fit; none: forgets.
export function keep(key: string, turns: Kept[]): void {
  const list: Json[] = [];
  for (let i = Math.max(0, turns.length - MOST_TURNS); i < turns.length; i++) {
    list[list.length] = { question: turns[i]!.question, answer: asJson(turns[i]!.answer) };
  }
  const text = written({ turns: list });
  try {
    if (!list.length) sessionStorage.removeItem(key);
    else if (text.length <= MOST_CHARACTERS) sessionStorage.setItem(key, text);
    else keep(key, later(turns));
  } catch {
    // forbidden or full
  }
}

function later(turns: Kept[]): Kept[] {
  const rest: Kept[] = [];
  for (let i = Math.max(1, turns.length - MOST_TURNS + 1); i < turns.length; i++) rest[rest.length] = turns[i]!;
  return rest;
}
