// Gradio drops a question that comes while it still closes the one before it, or breaks it off. The page insists: what
// was pressed and not taken is pressed again, for a few seconds. While an answer is being written, nothing is.

const EVERY_MS = 150;
const TRIES = 40;

let wanted = null; // the press that is not taken yet

export function taken() {
  wanted = null;
}

export function insist(id) {
  if (document.querySelector(".vb-turn[data-busy]:not([data-stopped])")) return;
  wanted = {};
  setTimeout(again, EVERY_MS, id, wanted, TRIES);
}

function again(id, press, tries) {
  if (press !== wanted || !tries) return;
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
