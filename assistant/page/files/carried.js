// A conversation carried over from the widget: its questions stand in the address behind #vragen=. They are asked again
// here, for an answer out of an address could be anybody's. What cannot be read is no conversation.

const LONGEST_QUESTION = 1000; // characters
const MOST_QUESTIONS = 6; // the latest ones
const PATIENCE_MS = 90000; // for the answer to one question
const LOOK_MS = 150;

// The questions, in order; the address forgets them, so that a reload does not ask them again.
export function carriedQuestions() {
  if (!location.hash.startsWith("#vragen=")) return [];
  const text = location.hash.slice("#vragen=".length);
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    const questions = JSON.parse(decodeURIComponent(text));
    const asked = questions.filter((one) => typeof one === "string" && one.trim());
    return asked.map((one) => one.trim().slice(0, LONGEST_QUESTION)).slice(-MOST_QUESTIONS);
  } catch {
    return [];
  }
}

const answered = () => document.querySelectorAll(".vb-turn:not([data-busy])").length;

// Asks one after another, each when the answer to the one before it stands there.
export async function askInTurn(questions, ask) {
  for (const question of questions) {
    const before = answered();
    ask(question);
    const until = Date.now() + PATIENCE_MS;
    while (answered() <= before) {
      if (Date.now() > until) return;
      await new Promise((again) => setTimeout(again, LOOK_MS));
    }
  }
}
