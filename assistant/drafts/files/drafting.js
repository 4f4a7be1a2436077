// The making of a draft: what comes from the server goes into the state and the rows, one sub-question after the other.

import { part } from "./dom.js";
import { endProgress, showProgress } from "./progress.js";
import { cameIn, isTypedIn, showRows } from "./rows.js";
import { drafted } from "./server.js";
import { keep, keepNow, state } from "./store.js";
import { showTrouble } from "./trouble.js";
import { receive, receiveEarlier, unanswered, workedOf } from "./work.js";

let running = null; // the AbortController of the draft that is being made
const later = new Map(); // answers that came while somebody typed in their row: number to [answer, anew, what was put]

// Makes the draft of these sub-questions; `anew` where one that is there is made again.
export async function drafting(numbers, scope, anew = false) {
  if (running) stop();
  const mine = (running = new AbortController());
  const put = structuredClone({ question: state.question, scope: state.scope }); // they may be corrected meanwhile
  const { question } = put;
  const fresh = new Set(anew ? numbers : numbers.filter((number) => workedOf(number)));
  const only = numbers.length === question.parts.length ? [] : numbers;
  showTrouble("");
  part("vd-unfinished").hidden = true;
  showRows(new Set(numbers));
  showProgress({ text: "Het ontwerp wordt gemaakt …" });
  const on = {
    status: (data) => data.state === "drafting" && showProgress(data),
    answer: (data) => arrived(data, fresh.delete(data.number), put),
    earlier: (data) => receiveEarlier(data.earlier_answers, only),
    done(data) {
      for (const answer of data.answers ?? []) arrived(answer, fresh.delete(answer.number), put);
      receiveEarlier(data.earlier_answers, only);
      if (!anew) state.excluded = data.excluded ?? [];
      state.mode = data.mode === "generated" ? "generated" : "verbatim";
    },
  };
  const asked = { question, exclude: scope.exclude, from: scope.since, until: scope.until, only };
  let wrong = "";
  try {
    await drafted(asked, (name, data) => mine === running && on[name]?.(data), mine.signal);
  } catch (error) {
    wrong = error.message;
  }
  if (mine !== running) return;
  ended(wrong ? "" : "Het ontwerp is klaar.");
  showTrouble(wrong);
}

function arrived(answer, anew, put) {
  if (isTypedIn(answer.number)) {
    later.set(answer.number, [answer, anew || (later.get(answer.number)?.[1] ?? false), put]);
    return;
  }
  receive(answer, anew, put);
  later.delete(answer.number);
  cameIn(answer.number);
  keep();
}

function ended(line) {
  running = null;
  for (const [answer, anew, put] of later.values()) arrived(answer, anew, put);
  keepNow();
  endProgress(line);
  const field = document.activeElement?.closest("#vd-rows textarea");
  // Nothing is drawn under the hands of somebody who types; it is as soon as the field is left.
  if (field) field.addEventListener("blur", () => setTimeout(ended, 0, line), { once: true });
  else showRows(new Set());
  showUnfinished();
}

export function stop() {
  if (!running) return;
  running.abort();
  ended("Gestopt. Wat er al is, blijft staan.");
}

export function finish() {
  drafting(unanswered(), state.scope);
}

export function showUnfinished() {
  const missing = running ? [] : unanswered();
  const box = part("vd-unfinished");
  box.hidden = !missing.length;
  const numbers = missing.length > 12 ? `${missing.slice(0, 12).join(", ")} …` : missing.join(", ");
  box.querySelector("span").textContent = `Nog zonder ontwerp, of met een andere vraag of andere documenten: deelvraag ${numbers}. `;
}
