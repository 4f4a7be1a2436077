// The draft in this browser: one in localStorage, kept at each change, read with suspicion. Draws nothing.

import { wholeState } from "./shape.js";

const KEY = "vraagbaak.ontwerp";
const SOON_MS = 250;

export let state = wholeState(null);
let waiting = 0;
let paused = false; // another tab changed the draft: this one does not write over it
let tellTrouble = () => {};
let tellOther = () => {};

// `trouble(line)` is called with "" when keeping works again; `other()` when another tab changed the draft.
export function openStore(trouble, other) {
  [tellTrouble, tellOther] = [trouble, other];
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) state = wholeState(JSON.parse(kept));
  } catch {
    state = wholeState(null); // broken, or closed to us
  }
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    paused = true;
    tellOther();
  });
  for (const name of ["pagehide", "visibilitychange"]) document.addEventListener(name, () => waiting && keepNow());
  window.addEventListener("pagehide", () => waiting && keepNow());
}

export function keep() {
  clearTimeout(waiting);
  waiting = setTimeout(keepNow, SOON_MS);
}

export function keepNow() {
  clearTimeout(waiting);
  waiting = 0;
  if (paused) return;
  tellTrouble(write(state) || write(lighter(state)) ? "" : "Deze browser kan het ontwerp niet bewaren. Sluit deze pagina niet voor u het als bestand bewaard hebt.");
}

// This tab is the one that counts from now on.
export function goOn() {
  paused = false;
  keepNow();
}

export function wipe() {
  state = wholeState(null);
  clearTimeout(waiting);
  waiting = 0;
  paused = false;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept then
  }
}

function write(what) {
  try {
    localStorage.setItem(KEY, JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}

// Where it does not fit: without the evidence that is not in the draft and the versions that were replaced.
function lighter(whole) {
  const answers = whole.answers.map((one) => ({ ...one, before: null, answer: { ...one.answer, unused: [] } }));
  return { ...whole, answers };
}
