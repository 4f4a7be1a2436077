// Thumbs up and down. What was given is remembered here for this visit, for a turn's HTML is replaced now and then.

import { answerOf, asJson, ask, finishedTurns } from "./turns.js";

const given = new Map(); // answer id -> {thumb, line}
const part = (id) => document.getElementById(id);

let judged = null; // {id, button}: what the dialog is about

export function rate(button, thumb) {
  const id = answerOf(button.closest(".vb-turn"))?.id;
  if (!id) return;
  if (thumb === "up") send({ answer: id, thumb, reason: "", remark: "" }).catch((error) => note(id, "", error.message));
  else askWhy(id, button);
}

export function showRatings() {
  for (const turn of finishedTurns()) {
    const { thumb = "", line = "" } = given.get(answerOf(turn)?.id) ?? {};
    for (const button of turn.querySelectorAll("[data-thumb]")) {
      const pressed = String(button.dataset.thumb === thumb);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
    const place = turn.querySelector(".vb-rated");
    if (place && place.textContent !== line) place.textContent = line;
  }
}

function note(id, thumb, line) {
  given.set(id, { thumb, line });
  showRatings();
  const heard = document.querySelector("#vb-heard [role=status]");
  if (heard) heard.textContent = line;
}

async function send(rating) {
  await ask("api/feedback", asJson(rating));
  note(rating.answer, rating.thumb, "Bedankt voor uw reactie.");
}

function askWhy(id, button) {
  judged = { id, turn: button.closest(".vb-turn").id };
  const form = part("vb-why").querySelector("form");
  form.reset();
  part("vb-why-told").textContent = "";
  part("vb-why").showModal();
  form.querySelector("input").focus();
}

async function sendWhy(event) {
  event.preventDefault();
  const reason = part("vb-why").querySelector('input[name="vb-reason"]:checked')?.value;
  if (!reason) {
    part("vb-why-told").textContent = "Kies een reden.";
    return;
  }
  try {
    await send({ answer: judged.id, thumb: "down", reason, remark: part("vb-remark").value.trim() });
    part("vb-why").close();
  } catch (error) {
    part("vb-why-told").textContent = error.message; // what was typed stays
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.closest("#vb-why")) sendWhy(event);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#vb-why [data-close]")) part("vb-why").close();
});

document.addEventListener("close", (event) => {
  if (event.target === part("vb-why")) document.querySelector(`#${judged?.turn} [data-thumb=down]`)?.focus();
}, true);
