// What the buttons of a row do: to its sentences, its evidence and its versions. Draws by way of rows.js.

import { showCitation } from "../page/pane.js";
import { tell } from "../page/turns.js";
import { askAgain } from "./again.js";
import { showRow } from "./rows.js";
import { documentOf } from "./scope.js";
import { missingFrom } from "./server.js";
import { closeSheet } from "./sheet.js";
import { keep, keepNow, state } from "./store.js";
import { addQuote, citationsOf, isEdited, isGap, plain, workedOf } from "./work.js";

const choosing = { number: "", place: -1, text: "" }; // the passage that is being cut down

export function actionsFor(number) {
  const item = (at) => workedOf(number).items[at];
  const done = (focus, line = "") => {
    keep();
    showRow(number, focus);
    if (line) tell(line);
  };
  return {
    open: (pressed, citation) => showCitation(pressed, citation),
    accept(at) {
      item(at).state = item(at).state === "accepted" ? "" : "accepted";
      done(`accept-${at}`);
    },
    acceptAll() {
      for (const one of workedOf(number).items) if (!one.state && !isGap(one)) one.state = "accepted";
      done("again", `Alle zinnen van deelvraag ${number} zijn aanvaard.`);
    },
    drop(at) {
      item(at).state = item(at).state === "dropped" ? "" : "dropped";
      done(`drop-${at}`, item(at).state ? "Zin geschrapt." : "Zin teruggezet.");
    },
    edit(at) {
      item(at).typed = isGap(item(at)) ? "" : item(at).text;
      done(`field-${at}`);
    },
    typed(at, text) {
      item(at).typed = text;
      keep();
    },
    cancel(at) {
      item(at).typed = null;
      done(`edit-${at}`);
    },
    save: (at, text) => save(number, item(at), text.trim(), (line) => done(`edit-${at}`, line)),
    again: () => askAgain(number),
    restore: () => restore(number, done),
    choose: (place) => choose(number, place),
    chosen: (place) => (choosing.number === number && choosing.place === place ? choosing : null),
    quote: (place, text) => take(number, place, text),
  };
}

function save(number, item, text, done) {
  item.text = text || plain(item.sentence.text); // an emptied sentence is the one that it was
  item.typed = null;
  item.missing = null;
  item.state = "";
  keepNow();
  done(isEdited(item) ? "Zin bewaard, als bewerkt gemerkt." : "");
  check(number, item);
}

// Looks whether the quotes of an edited sentence hold its figures, dates and names.
async function check(number, item) {
  const worked = workedOf(number);
  if (!isEdited(item) || !item.sentence.marks.length || !worked) return;
  const cited = citationsOf(worked, item.sentence.marks);
  const headings = cited.flatMap((one) => [one.title, ...one.section]);
  const text = item.text;
  const missing = await missingFrom(text, plain(item.sentence.text), cited.map((one) => one.quote), headings).catch(() => null);
  if (item.text !== text || item.missing !== null || missing === null) return;
  item.missing = missing;
  keep();
  showRow(number);
  if (missing.length) tell(`Let op: niet in de citaten van deze zin: ${missing.join(", ")}.`);
}

// What could not be checked before, when the server was away.
export function checkAll() {
  for (const { answer, items } of state.answers) for (const item of items) if (item.missing === null) check(answer.number, item);
}

function restore(number, done) {
  const at = state.answers.indexOf(workedOf(number));
  const { before, ...now } = state.answers[at];
  state.answers[at] = { ...before, before: { ...now, before: null } };
  done("before", "De vorige versie staat er weer. Met dezelfde knop wisselt u terug.");
}

// Opens the field in which a passage is cut to what is quoted; without a place, closes it.
function choose(number, place) {
  const before = choosing.place;
  Object.assign(choosing, place === null ? { number: "", place: -1 } : { number, place, text: workedOf(number).answer.unused[place].text });
  showRow(number, place === null ? `choose-${before}` : `piece-${place}`);
}

function take(number, place, text) {
  const worked = workedOf(number);
  const passage = worked.answer.unused[place];
  const added = addQuote(worked, passage, text, documentOf(passage.document));
  if (!added) return false;
  Object.assign(choosing, { number: "", place: -1 });
  closeSheet(false);
  keep();
  showRow(number, `edit-${worked.items.indexOf(added)}`);
  tell("Het citaat staat onderaan dit ontwerp.");
  return true;
}
