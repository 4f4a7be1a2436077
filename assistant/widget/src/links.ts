// Finds e-mail, web and Belgian telephone addresses in plain text and makes them links: to https:, mailto: and tel: alone.
// A short form of assistant/page/links.py; what merely looks like a number (a date, a company number) stays text.

import { made, words } from "./dom";

const W = "\\p{L}\\p{N}_";
const MAIL = `(?<![${W}.+-])[a-z0-9][a-z0-9_.+-]{0,63}@(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24}(?![a-z0-9@])`;
const WEB =
  `(?<![${W}@.-])(?:https:\\/\\/|www\\.)[^\\s<>"'“”‘’()[\\]{}|\\\\^\`@\\p{Cf}]{3,500}` +
  `|(?<![${W}@./-])(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,4}(?:be|eu|brussels|vlaanderen)(?:\\/[a-z0-9/_.~-]{0,300})?(?![${W}@-])`;
const PHONE = `(?<![${W}/.,+-])(?<!\\d )(?:(?:\\+|00)32[ ./-]{0,2}(?:\\(0\\)[ ./-]{0,2})?\\d|0\\d)(?:[ ./-]{0,2}\\d){6,9}(?![ ./-]?\\d|[${W}])`;
// Three or four digits are a telephone number where the text says so, or where an answer only refers to help.
const HELP = `(?:112|101|102|103|106|107|110|1712|1733|1813)(?![\\d${W}]|[.,]\\d)`;
const CALLED = `(?<=(?<![${W}])(?:bel|belt|bellen|telefoonnummer|noodnummer)(?![${W}])[^.\\n\\d]{0,30}|\\d{3} of )${HELP}`;
const ANYWHERE = `(?<![${W}.,])${HELP}`;
const DATE = /^\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d/;
const AMOUNT = /€ \d[\d.,]{0,15}\d/g;
const COMPANY = /^0\d{3}[ .]?\d{3}[ .]?\d{3}$/;

// The text as pieces of text and links, put into `place`.
export function putLinked(place: Element, text: string, urgent: boolean): void {
  const found = new RegExp(
    `(?<mail>${MAIL})|(?<web>${WEB})|(?<phone>${PHONE})|(?<short>${urgent ? ANYWHERE : CALLED})`,
    "giu",
  );
  let done = 0;
  for (let match = found.exec(text); match; match = found.exec(text)) {
    const shown = match.groups!["web"] ? match[0].replace(/[.,;:!?…*_-]+$/, "") : match[0];
    const href = addressOf(match.groups!, shown);
    if (!href) continue;
    put(place, text.slice(done, match.index));
    place.append(linkTo(href, shown));
    done = match.index + shown.length;
  }
  put(place, text.slice(done));
}

// A link that may be followed: to another site beside this page, which is told nothing. `own` is the widget's server,
// which may be on http where it runs on this machine.
export function linkTo(href: string, shown: string | Node, own = ""): Node {
  const address = safeAddress(href, own);
  if (!address) return typeof shown === "string" ? words(shown) : shown;
  const link = made("a", { href: address }, typeof shown === "string" ? words(shown) : shown);
  if (/^http/.test(address)) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return link;
}

export function safeAddress(href: string, own = ""): string {
  try {
    const url = new URL(href);
    const follows = url.protocol === "https:" || url.protocol === "mailto:" || url.protocol === "tel:";
    return follows || (own && url.origin === own) ? url.href : "";
  } catch {
    return "";
  }
}

// Text, in which no amount is torn from its euro sign at the end of a line.
function put(place: Element, text: string): void {
  const amounts = new RegExp(AMOUNT);
  let done = 0;
  for (let match = amounts.exec(text); match; match = amounts.exec(text)) {
    if (match.index > done) place.append(words(text.slice(done, match.index)));
    place.append(words(match[0], "amount"));
    done = match.index + match[0].length;
  }
  if (done < text.length) place.append(words(text.slice(done)));
}

function addressOf(kinds: Record<string, string | undefined>, shown: string): string {
  if (kinds["mail"]) return `mailto:${shown}`;
  if (kinds["web"]) return /^https:/i.test(shown) ? shown : `https://${shown}`;
  const number = kinds["short"] ?? dialled(shown);
  return number && `tel:${number}`;
}

// The number as +32…, or nothing where it is no Belgian telephone number.
function dialled(shown: string): string {
  if (DATE.test(shown) || COMPANY.test(shown)) return "";
  const digits = shown.replace("(0)", "").replace(/\D/g, "");
  const national = digits.slice(shown.slice(0, 2) === "00" ? 4 : shown[0] === "+" ? 2 : 1);
  const mobile = national[0] === "4" && national.length !== 8;
  return national.length === (mobile ? 9 : 8) ? `+32${national}` : "";
}
