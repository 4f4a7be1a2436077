// What the browser keeps: conversations in localStorage, bounded, and read with suspicion. Knows no page.

const KEY = "vraagbaak.gesprekken";
const SWITCH = "vraagbaak.bewaren";
const MOST_TALKS = 50;
const MOST_TURNS = 30;
const MOST_CHARACTERS = 2000000; // browsers give a site about five million

// {id, when, answers: […]}, the newest first. What is broken or strange is left out.
export function talks() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isTalk).slice(0, MOST_TALKS) : [];
  } catch {
    return [];
  }
}

function isTalk(talk) {
  const whole = typeof talk?.id === "string" && Number.isFinite(talk.when) && Array.isArray(talk.answers);
  return whole && talk.answers.length > 0 && talk.answers.every(isAnswer);
}

function isAnswer(answer) {
  const texts = [answer?.id, answer?.question, answer?.answer, answer?.status];
  return texts.every((text) => typeof text === "string") && Array.isArray(answer.citations);
}

// Puts a conversation in the place of its earlier state. False where the browser keeps nothing.
export function keep(talk) {
  if (!isKeeping()) return true;
  const mine = { ...talk, answers: talk.answers.slice(-MOST_TURNS) };
  return write([mine, ...talks().filter((one) => one.id !== talk.id)].slice(0, MOST_TALKS));
}

export function forget(id) {
  return write(talks().filter((talk) => talk.id !== id));
}

export function forgetAll() {
  try {
    localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

export function isKeeping() {
  try {
    return localStorage.getItem(SWITCH) !== "nee";
  } catch {
    return false;
  }
}

export function setKeeping(wanted) {
  try {
    if (wanted) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "nee");
  } catch {
    // without storage nothing is kept anyway
  }
}

// Where it does not fit, the oldest conversations make room.
function write(all) {
  for (let kept = all; ; kept = kept.slice(0, -1)) {
    const text = JSON.stringify(kept);
    if (text.length > MOST_CHARACTERS && kept.length > 1) continue;
    try {
      localStorage.setItem(KEY, text);
      return true;
    } catch {
      if (kept.length < 2) return false;
    }
  }
}
