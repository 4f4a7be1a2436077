// The conversations of this browser: kept as they grow, listed, opened again, deleted. Nothing of it is stored elsewhere.

import { forget, forgetAll, isKeeping, keep, setKeeping, talks } from "./storage.js";
import { finishedAnswers, tell } from "./turns.js";

const NOW = "vraagbaak.nu"; // in sessionStorage: the conversation of this tab, for after a reload
const part = (id) => document.getElementById(id);

let current = ""; // the id of the conversation on the page
let known = ""; // the answers that were kept last
let chosen = null; // the conversation that is being opened
let deleted = new Set(); // answers that stay out though the page still shows them
let open = () => {};

// Called whenever the page changed: keeps the conversation once it has a new answer.
export function keepTalk() {
  const answers = finishedAnswers().filter((answer) => !deleted.has(answer.id));
  const ids = answers.map((answer) => answer.id).join(" ");
  if (!ids || ids === known) return;
  known = ids;
  current ||= `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  rememberTab(current);
  if (!keep({ id: current, when: Date.now(), answers })) tell("Deze browser kan dit gesprek niet bewaren.");
}

export function leaveTalk() {
  current = known = "";
  rememberTab("");
}

export function lastTalk() {
  const id = tabsTalk();
  chosen = (isKeeping() && talks().find((talk) => talk.id === id)) || null;
  return chosen !== null;
}

// The answers to show again, and from now on the conversation that grows.
export function takeChosen() {
  if (!chosen) return [];
  current = chosen.id;
  known = chosen.answers.map((answer) => answer.id).join(" ");
  rememberTab(current);
  return chosen.answers;
}

export function openHistory(whenChosen) {
  open = whenChosen;
  part("vb-keep").checked = isKeeping();
  part("vb-history-told").textContent = "";
  list();
  part("vb-history").showModal();
  part("vb-history-title").focus();
}

function list() {
  const all = talks();
  part("vb-kept-list").replaceChildren(...all.map(row));
  part("vb-forget-all").hidden = !all.length;
  if (!all.length) part("vb-history-told").textContent = "Er zijn geen bewaarde gesprekken.";
}

function row(talk) {
  const item = document.createElement("li");
  const title = talk.answers[0].question.slice(0, 160);
  const count = talk.answers.length === 1 ? "1 vraag" : `${talk.answers.length} vragen`;
  const when = new Date(talk.when).toLocaleString("nl-BE", { dateStyle: "medium", timeStyle: "short" });
  item.append(button(title, "vb-reopen", () => reopen(talk)), note(`${when} · ${count}`));
  item.append(button("Verwijder", "vb-plain", () => remove(talk), `Verwijder het gesprek: ${title}`));
  return item;
}

function button(words, look, action, name = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = words;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", action);
  return made;
}

function note(words) {
  const made = document.createElement("span");
  made.className = "vb-when";
  made.textContent = words;
  return made;
}

function reopen(talk) {
  chosen = talk;
  part("vb-history").close();
  open();
}

function remove(talk) {
  const done = forget(talk.id);
  leave([talk]);
  list();
  part("vb-history-told").textContent = done ? "Gesprek verwijderd." : "Verwijderen lukt niet in deze browser.";
  part("vb-history-title").focus();
}

function removeAll() {
  if (!window.confirm("Alle gesprekken uit deze browser verwijderen?")) return;
  const all = talks();
  const done = forgetAll();
  leave(all);
  list();
  part("vb-history-told").textContent = done ? "Alle gesprekken zijn verwijderd." : "Verwijderen lukt niet in deze browser.";
  part("vb-history-title").focus();
}

// What was deleted stays deleted, also when the conversation on the page goes on.
function leave(gone) {
  if (!gone.some((talk) => talk.id === current)) return;
  deleted = new Set([...deleted, ...finishedAnswers().map((answer) => answer.id)]);
  leaveTalk();
}

function tabsTalk() {
  try {
    return sessionStorage.getItem(NOW) ?? "";
  } catch {
    return "";
  }
}

function rememberTab(id) {
  try {
    sessionStorage.setItem(NOW, id);
  } catch {
    // then a reload starts anew
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#vb-history [data-close]")) part("vb-history").close();
  else if (event.target.closest("#vb-forget-all")) removeAll();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "vb-keep") setKeeping(event.target.checked);
});
