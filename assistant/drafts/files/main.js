// Joins the drafting page together: its three steps (the text, the question as understood, the draft) and their buttons.

import { closePane } from "../page/pane.js";
import { tell } from "../page/turns.js";
import { checkAll } from "./actions.js";
import { openAgain } from "./again.js";
import { allRead } from "./asking.js";
import { button, dutchDate, made, part } from "./dom.js";
import { drafting, finish, showUnfinished, stop } from "./drafting.js";
import { addPart, showForm, wrongWith } from "./form.js";
import { showRows } from "./rows.js";
import { knowDocuments, showScope, showScopeLine } from "./scope.js";
import { exported, understood, understoodFile } from "./server.js";
import { wholeState } from "./shape.js";
import { closeSheet, openSheets } from "./sheet.js";
import { goOn, keep, keepNow, openStore, state, wipe } from "./store.js";
import { showTrouble, trying } from "./trouble.js";
import { draftOf, unanswered } from "./work.js";

const STEPS = { entry: "vd-entry", form: "vd-form", draft: "vd-draft" };

function show(step, focus = true) {
  state.step = step;
  for (const [name, id] of Object.entries(STEPS)) part(id).hidden = name !== step;
  document.querySelector(".vd-page").classList.toggle("vd-wide", step === "draft");
  closePane(false);
  closeSheet(false);
  ({ entry: showEntry, form: showQuestion, draft: showDraft })[step]();
  if (focus) part(`${STEPS[step]}-title`).focus();
  keep();
}

function showEntry() {
  part("vd-text").value = state.text;
}

function showQuestion() {
  showForm();
  const changed = (scope) => {
    state.scope = scope;
    showScopeLine(scope);
    keep();
  };
  showScopeLine(state.scope);
  part("vd-to-draft").hidden = !state.answers.length;
  knowDocuments().then(() => showScope(part("vd-scope").querySelector(".vd-scope"), state.scope, changed));
}

function showDraft() {
  const { number, date, member, title } = state.question;
  part("vd-draft-place").textContent = [number && `Vraag nr. ${number}`, dutchDate(date), member, title].filter(Boolean).join(" · ");
  showRows();
  showUnfinished();
  knowDocuments().then((known) => known.length && showRows());
}

const OTHER = "Dit is een andere vraag dan die van het ontwerp dat hier staat. Dat ontwerp met al uw wijzigingen wissen?";

// The draft of another question does not stay beside this one, and does not go unasked.
function heard(question) {
  const isOther = state.answers.length && !question.parts.some((one) => state.question.parts.some(({ text }) => text === one.text));
  if (isOther && !window.confirm(OTHER)) return;
  if (isOther) {
    stop();
    Object.assign(state, wholeState({ text: state.text }));
  }
  state.question = question;
  show("form");
}

part("vd-text").addEventListener("input", () => {
  state.text = part("vd-text").value;
  keep();
});

part("vd-entry").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!state.text.trim()) return showTrouble("Plak eerst de tekst van de vraag, of kies een bestand.", part("vd-text"));
  trying("De vraag wordt gelezen …", event.submitter, async () => heard(await understood(state.text)));
});

part("vd-file").addEventListener("change", () => {
  const [file] = part("vd-file").files;
  if (!file) return;
  const read = async () => {
    const question = await understoodFile(file);
    state.text = ""; // what was pasted before is another question's text
    heard(question);
  };
  trying(`${file.name} wordt gelezen …`, part("vd-file"), read).finally(() => {
    part("vd-file").value = ""; // so that the same file can be chosen again
  });
});

part("vd-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await allRead();
  const wrong = wrongWith(state.question);
  if (wrong) return showTrouble(wrong, part("vd-form-title"));
  const numbers = unanswered();
  show("draft");
  if (numbers.length) drafting(numbers, state.scope);
});

part("vd-add-part").addEventListener("click", addPart);
part("vd-to-text").addEventListener("click", () => show("entry"));
part("vd-to-draft").addEventListener("click", () => show("draft"));
part("vd-to-form").addEventListener("click", () => show("form"));
part("vd-stop").addEventListener("click", stop);
part("vd-finish").addEventListener("click", finish);

part("vd-wipe").addEventListener("click", () => {
  if (!window.confirm("Dit ontwerp met al uw wijzigingen uit deze browser wissen?")) return;
  stop();
  wipe();
  show("entry");
  tell("Het ontwerp is gewist.");
});

part("vd-draft").addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-export]");
  if (!pressed) return;
  keepNow();
  trying("Bestand maken …", pressed, async () => {
    await exported(draftOf(), pressed.dataset.export);
    tell("Het bestand staat bij uw downloads.");
  });
});

// The draft was changed in another tab: neither version is written over the other unasked.
function elsewhere() {
  part("vd-storage").hidden = false;
  part("vd-storage").replaceChildren(
    made("span", { textContent: "Dit ontwerp is in een ander tabblad gewijzigd. " }),
    button("Toon die versie", () => location.reload()),
    button("Werk hier verder", () => {
      goOn();
      part("vd-storage").hidden = true;
    }),
  );
}

function untold(line) {
  part("vd-storage").hidden = !line;
  part("vd-storage").textContent = line;
}

// What was told goes away after a while; it stands over the draft.
let fading = 0;
new MutationObserver(() => {
  clearTimeout(fading);
  fading = setTimeout(tell, 8000, "");
}).observe(part("vb-told"), { childList: true, characterData: true, subtree: true });

openStore(untold, elsewhere);
openSheets(() => state.step === "draft" && showRows());
openAgain((number, scope) => drafting([number], scope, true));
const ready = state.question !== null;
show(ready ? state.step : "entry", false);
checkAll();
