// The thumbs below an answer, and a reason where it did not help. Nothing of who gives it is sent.

import { button, made } from "./dom";
import { rated, type Place } from "./server";
import { Trouble } from "./trouble";

const REASONS = ["onjuist", "onvolledig", "verouderd", "niet gevonden maar staat er wel", "onduidelijk", "iets anders"];

export function ratingRow(place: () => Place, answer: string): HTMLElement {
  const told = made("span", { role: "status", class: "soft" });
  const reasons = made("div", { class: "reasons", role: "group", "aria-label": "Wat schortte er?", hidden: "" });
  const up = button("Ja", "small", () => void give("up", up), "Ja, dit antwoord hielp");
  const down = button("Nee", "small", () => void give("down", down), "Nee, dit antwoord hielp niet");
  for (let i = 0; i < REASONS.length; i++) {
    const reason = REASONS[i]!;
    const chosen = button(reason, "small", () => void give("down", down, reason, chosen));
    reasons.append(chosen);
  }

  async function give(thumb: string, pressed: HTMLElement, reason = "", chosen?: HTMLElement): Promise<void> {
    try {
      await rated(place(), { answer, thumb, reason });
    } catch (error) {
      told.textContent = error instanceof Trouble ? error.message : "Dat lukte niet.";
      return;
    }
    press(up, pressed === up);
    press(down, pressed === down);
    for (let i = 0; i < reasons.children.length; i++) press(reasons.children[i]!, reasons.children[i] === chosen);
    reasons.hidden = thumb === "up";
    told.textContent = thumb === "up" || reason ? "Bedankt voor uw reactie." : "Bedankt. Wat schortte er?";
  }

  press(up, false);
  press(down, false);
  const row = made("div", { class: "row" }, made("span", { class: "soft" }, "Hielp dit antwoord?"), up, down, told);
  return made("div", { class: "rating" }, row, reasons);
}

const press = (element: Element, on: boolean): void => element.setAttribute("aria-pressed", String(on));
