// One sub-question made again, from documents and a period that are chosen in a dialog.

import { part } from "./dom.js";
import { chosen, knowDocuments, showScope } from "./scope.js";
import { state } from "./store.js";

let number = "";
let start = () => {};
let opener = null;

// `make(number, scope)` starts the work.
export function openAgain(make) {
  start = make;
  const dialog = part("vd-again");
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]") || event.target === dialog) dialog.close("");
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close("again");
  });
  dialog.addEventListener("close", () => {
    const again = dialog.returnValue === "again";
    dialog.returnValue = "";
    if (again) start(number, chosen(dialog.querySelector(".vd-scope")));
    else opener?.focus();
  });
}

export async function askAgain(of) {
  [number, opener] = [of, document.activeElement];
  await knowDocuments();
  part("vd-again-title").textContent = `Maak deelvraag ${of} opnieuw`;
  showScope(part("vd-again").querySelector(".vd-scope"), state.scope, () => {});
  part("vd-again").showModal();
  part("vd-again-title").focus();
}
