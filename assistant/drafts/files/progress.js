// How far a draft is: a bar for the eye at each step, a line for a screen reader at most every few seconds.

import { tell } from "../page/turns.js";
import { part } from "./dom.js";

const QUIET_MS = 6000;
let spoken = 0;

export function showProgress({ done = 0, of = 0, text = "" } = {}) {
  const bar = part("vd-progress");
  part("vd-busy").hidden = false;
  if (of) Object.assign(bar, { max: of, value: done });
  else bar.removeAttribute("value");
  part("vd-busy-text").textContent = text;
  if (Date.now() - spoken < QUIET_MS) return;
  spoken = Date.now();
  tell(text);
}

export function endProgress(line) {
  part("vd-busy").hidden = true;
  spoken = 0;
  tell(line);
}
