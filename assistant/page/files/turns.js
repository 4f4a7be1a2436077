// Reads the turns that the page shows. Every finished turn carries its answer as JSON in `data-answer`.

export function answerOf(turn) {
  try {
    return JSON.parse(turn.dataset.answer);
  } catch {
    return null;
  }
}

export function finishedTurns() {
  return [...document.querySelectorAll(".vb-turn[data-answer]:not([data-busy])")];
}

export function finishedAnswers() {
  return finishedTurns().map(answerOf).filter(Boolean);
}

export const told = () => document.getElementById("vb-told");

// One line below the conversation, read out by a screen reader.
export function tell(line) {
  const place = told();
  if (place && place.textContent !== line) place.textContent = line;
}

const TIMEOUT_MS = 30000;

// Asks our own server. Fails with a Dutch line: what the server says is wrong, or that it does not answer.
export async function ask(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, signal: options.signal ?? AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new Error("De server antwoordt niet. Probeer het straks opnieuw.");
  }
  if (!response.ok) throw new Error(await problemOf(response));
  return response;
}

export const asJson = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const detail = typeof problem?.detail === "string" ? problem.detail : "";
  return detail || `De server kon dit niet doen (fout ${response.status}). Probeer het straks opnieuw.`;
}
