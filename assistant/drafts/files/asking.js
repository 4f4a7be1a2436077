// What a sub-question asks one by one, kept in step with its text: a text that was corrected is read again by the server.

import { understood } from "./server.js";

const words = (text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
let reading = Promise.resolve();

// Resolves when what was corrected last is read.
export const allRead = () => reading;

// `before` is the text as it was; `done()` is called when `one.parts` follows the text as it is now. A line that was
// typed by hand stays. Where nothing comes back there are no lines, and the draft asks what the text asks.
export function readAgain(one, before, done) {
  if (words(one.text) === words(before)) return;
  const own = one.parts.filter((each) => !words(before).includes(words(each.text)));
  const text = one.text;
  reading = Promise.all([reading, understood(`1. ${text.trim()}`).catch(() => null)]).then(([, read]) => {
    if (one.text !== text) return; // it is being corrected further
    const found = read?.parts.length === 1 ? read.parts[0].parts : [];
    const whole = { number: "", text: text.replace(/\s+/g, " ").trim(), parts: [] };
    one.parts = [...(found.length || !own.length ? numbered(found, one.number) : [whole]), ...own];
    done();
  });
}

const numbered = (parts, number) => parts.map((each) => ({ ...each, number: each.number.replace(/^1(?=\.|$)/, number) }));
