// Gradio drops a question that comes while it still closes the one before it, or breaks it off. The page insists: what
// was pressed and not taken is pressed again, and after a second it says so. While an answer is written, nothing is.

import { tell, told } from "./turns.js";

const WAITING = "Uw vraag wordt gesteld zodra de vorige is afgebroken.";
const EVERY_MS = 150;
const TRIES = 400; // a minute: a chat model that is broken off may take as long to hear it
const TOLD_AFTER = 10; // tries

let wanted = null; // the press that is not taken yet

export function taken() {
  if (wanted && told()?.textContent === WAITING) tell("");
  wanted = null;
}

export function insist(id) {
  if (document.querySelector(".vb-turn[data-busy]:not([data-stopped])")) return;
  wanted = {};
  setTimeout(again, EVERY_MS, id, wanted, TRIES);
}

function again(id, press, tries) {
  if (press !== wanted || !tries) return;
  if (tries === TRIES - TOLD_AFTER) tell(WAITING);
  setTimeout(again, EVERY_MS, id, press, tries - 1);
  document.getElementById(id)?.click();
}

// Both listen before Gradio does: what it takes at once is then known to be taken.
document.addEventListener("click", ({ isTrusted, target }) => {
  if (isTrusted && target.closest("#vb-send")) insist("vb-send");
}, true);

document.addEventListener("keydown", ({ key, shiftKey, isComposing, target }) => {
  if (key === "Enter" && !shiftKey && !isComposing && target.closest("#vb-question")) insist("vb-send");
}, true);
