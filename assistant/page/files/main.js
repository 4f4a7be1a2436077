// Joins our scripts to the page: clicks by delegation, for Gradio replaces the HTML of a turn as its answer grows.
// Builds no HTML from text: every word from a question or a document goes in as textContent.

import { askInTurn, carriedQuestions } from "./carried.js";
import { exportTalk } from "./export.js";
import { chosenScope, showScope } from "./filter.js";
import { openHistory, keepTalk, leaveTalk, lastTalk, takeChosen } from "./history.js";
import { insist, taken } from "./insist.js";
import { closePane, openSource } from "./pane.js";
import { rate, showRatings } from "./rating.js";
import { finishedAnswers, tell, told } from "./turns.js";

const LONGEST_QUESTION = 200000; // characters; the server refuses far shorter ones, and says so
const LONGEST_TALK = 500000; // characters of JSON that go along with a question; the oldest turns stay behind

const TOUCH = window.matchMedia("(pointer: coarse)");

let suggested = null;
let awaited = ""; // the id of the turn that was asked for, until it is over
let brokenOff = null; // the id of a turn that was stopped, until the next question takes its place

window.vraagbaak = {
  // What Gradio sends instead of the field's own text: the question, what is shown, and where to search.
  asked(typed) {
    taken();
    tell("");
    const question = (suggested ?? typed ?? "").slice(0, LONGEST_QUESTION);
    suggested = null;
    breakOff();
    brokenOff = null;
    const answers = fitting(finishedAnswers());
    awaited = `vb-turn-${answers.length + 1}`;
    if (TOUCH.matches) document.activeElement?.blur(); // else the keyboard covers the answer
    return JSON.stringify({ question, answers, scope: chosenScope() });
  },
  shown: () => JSON.stringify({ answers: fitting(finishedAnswers()), scope: chosenScope() }),
  reopened() {
    const answers = fitting(takeChosen());
    awaited = `vb-turn-${answers.length}`;
    return JSON.stringify({ answers });
  },
};

function fitting(answers) {
  let room = LONGEST_TALK;
  const kept = [];
  for (const answer of [...answers].reverse()) {
    room -= JSON.stringify(answer).length;
    if (room < 0) break;
    kept.unshift(answer);
  }
  return kept;
}

const field = () => document.querySelector("#vb-question textarea");

// Nothing has the focus, or what had it is gone from sight and is about to lose it.
function isFocusFree() {
  const at = document.activeElement;
  return !at || at === document.body || !at.checkVisibility();
}

function press(id) {
  document.getElementById(id)?.click();
}

function propose(question) {
  suggested = question;
  insist("vb-suggested");
  press("vb-suggested");
}

const actions = {
  again() {
    tell("");
    leaveTalk();
    closePane(false);
    press("vb-again");
    field()?.focus({ preventScroll: true });
  },
  history: () => openHistory(() => {
    document.activeElement?.blur(); // the focus goes to what is opened
    press("vb-kept");
  }),
};

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-open], [data-ask], [data-do], [data-thumb], [data-export], #vb-stop");
  if (!pressed) return;
  const { open, ask, do: action, thumb, export: format } = pressed.dataset;
  if (open && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openSource(pressed, Number(open));
  } else if (ask) {
    propose(ask);
  } else if (action) actions[action]?.();
  else if (thumb) rate(pressed, thumb);
  else if (format) exportTalk(format);
  else if (pressed.id === "vb-stop") stopped();
});

// A turn that was broken off is no answer: it is neither kept nor built upon. What the server had already sent may
// still be drawn over it, so it is broken off again whenever it is.
function stopped() {
  brokenOff = document.querySelector(".vb-turn[data-busy]")?.id ?? null;
  breakOff();
}

function breakOff() {
  const turn = brokenOff && document.querySelector(`#vb-latest #${brokenOff}:not([data-stopped])`);
  if (!turn) return;
  for (const name of ["data-busy", "aria-busy", "data-answer"]) turn.removeAttribute(name);
  turn.dataset.stopped = "";
}

document.addEventListener("change", (event) => {
  if (event.target.closest("#vb-filter")) showScope();
});

// Gradio says in English that the server is away, in a corner; ours stands in the page. Gradio reloads the page itself.
function showConnection() {
  const lost = document.querySelector(".toast-body.error") !== null;
  if (lost) tell("De server antwoordt niet. Uw vraag is mogelijk niet aangekomen; probeer het straks opnieuw.");
}

// What was pressed is often gone once the answer is there: an example, "Vraag" while it was "Stop". Then the focus goes
// to the question above the answer, not back to the top of the page; to the field where it is to be asked better.
function keepFocus() {
  const turn = awaited && document.querySelector(`#vb-latest #${awaited}:not([data-busy], [data-stopped])`);
  if (!turn) return;
  awaited = "";
  if (!isFocusFree()) return;
  const again = turn.querySelector(".vb-notice") && !TOUCH.matches;
  (again ? field() : turn.querySelector("h2"))?.focus({ preventScroll: true });
}

let waiting = false;

function settle() {
  waiting = false;
  breakOff();
  keepFocus();
  showRatings();
  keepTalk();
  showConnection();
}

new MutationObserver((changes) => {
  const ours = changes.every(({ target }) => target.parentElement?.closest("dialog, .vb-rated, #vb-told"));
  if (waiting || ours) return;
  waiting = true;
  requestAnimationFrame(settle);
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-answer", "data-busy"] });

// Ready to type at once; on a touch screen that would cover half the page with a keyboard.
function begin() {
  if (isFocusFree() && !TOUCH.matches) field()?.focus({ preventScroll: true });
}

// After a reload the same tab goes on where it was, as soon as Gradio has put its buttons there.
function goOn(tries = 100) {
  if (document.getElementById("vb-kept") && told()) {
    begin();
    const carried = carriedQuestions();
    if (carried.length) askInTurn(carried, propose);
    else if (lastTalk()) press("vb-kept");
  } else if (tries) setTimeout(goOn, 100, tries - 1);
}

goOn();
