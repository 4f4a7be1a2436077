// What goes wrong, said in Dutch at the head of the page; nothing that was typed is lost by it.

import { tell } from "../page/turns.js";
import { part } from "./dom.js";

export function showTrouble(line, focus = null) {
  const place = part("vd-trouble");
  place.hidden = !line;
  place.textContent = line;
  if (line) place.scrollIntoView({ block: "nearest" });
  focus?.focus();
}

// Does work with a button switched off; what fails is said.
export async function trying(line, pressed, work) {
  showTrouble("");
  tell(line);
  if (pressed) pressed.disabled = true;
  try {
    await work();
    if (line.endsWith("…") && part("vb-told").textContent === line) tell("");
  } catch (error) {
    tell("");
    showTrouble(error instanceof Error && error.message ? error.message : "Er ging iets mis. Probeer het opnieuw.");
  } finally {
    if (pressed) pressed.disabled = false;
  }
}
