// The source beside the answer: the whole text of a document, scrolled to the quote. A pane at the right on a wide
// window, a sheet over the page on a narrow one. A quote that no longer stands there is never marked.

import { answerOf, ask } from "./turns.js";

const WIDE = window.matchMedia("(min-width: 1100px)");
const PAGE = ".gradio-container, .vd-page"; // what makes room for the pane
const KEPT_TEXTS = 6;
const texts = new Map();
const part = (id) => document.getElementById(id);

let opener = "";
let shown = 0;

export function openSource(pressed, n) {
  const turn = pressed.closest(".vb-turn");
  const citation = turn && answerOf(turn)?.citations.find((one) => one.n === n);
  if (citation) showCitation(pressed, citation, linksOf(turn, n));
}

// A citation of any page. `links` are the addresses in its quote: [start, end, address].
export async function showCitation(pressed, citation, links = []) {
  opener = pressed.id; // the element itself may be replaced while the pane is open
  const number = ++shown;
  show(citation);
  pressed.scrollIntoView({ block: "nearest" }); // the text beside the pane was laid out anew
  try {
    const text = await textOf(citation.document);
    if (number === shown) showText(text, citation, links);
  } catch (error) {
    if (number === shown) showProblem(error.message, citation);
  }
}

export function closePane(giveBack = true) {
  const pane = part("vb-pane");
  if (!pane?.open) return;
  shown++;
  pane.close();
  document.querySelector(PAGE).classList.remove("vb-beside");
  if (giveBack) part(opener)?.focus();
}

function show(citation) {
  const pane = part("vb-pane");
  part("vb-pane-title").textContent = citation.n ? `[${citation.n}] ${citation.title}` : citation.title;
  part("vb-pane-place").textContent = placeOf(citation);
  part("vb-pane-links").replaceChildren(...linksTo(citation));
  part("vb-pane-told").textContent = "Tekst laden …";
  part("vb-pane-text").replaceChildren();
  if (!pane.open) place(pane);
  part("vb-pane-title").focus();
}

function place(pane) {
  document.querySelector(PAGE).classList.toggle("vb-beside", WIDE.matches);
  if (WIDE.matches) pane.show();
  else pane.showModal();
}

function placeOf({ date, page, section, title }) {
  const where = section.filter((heading) => heading !== title).join(" › ");
  return [dutchDate(date) || "zonder datum", page === null ? "" : `pagina ${page}`, where].filter(Boolean).join(" · ");
}

// "2021-06-03" is "3 juni 2021", "2021-06" is "juni 2021"; a year alone stays.
function dutchDate(text) {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year) return text;
  const shown = { year: "numeric", month: "long", day: day && "numeric", timeZone: "UTC" };
  return new Date(Date.UTC(year, month - 1, day ?? 1)).toLocaleDateString("nl-BE", shown);
}

function linksTo(citation) {
  const page = citation.page === null ? "" : `#page=${citation.page}`;
  const words = page ? `Ontvangen bestand, pagina ${citation.page}` : "Ontvangen bestand";
  const file = link(`api/documents/${encodeURIComponent(citation.document)}/file${page}`, words);
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "vb-plain";
  copy.textContent = "Kopieer citaat met verwijzing";
  copy.addEventListener("click", () => copyQuote(citation));
  const original = /^https?:\/\//i.test(citation.url ?? "") ? [link(citation.url, "Origineel document")] : [];
  return [copy, ...original, file];
}

function link(address, words) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = words;
  if (!address.startsWith("mailto:") && !address.startsWith("tel:")) {
    made.target = "_blank";
    made.rel = "noopener noreferrer";
  }
  return made;
}

async function textOf(id) {
  if (!texts.has(id)) {
    const response = await ask(`api/documents/${encodeURIComponent(id)}/text`);
    texts.set(id, [...(await response.text())]); // offsets count code points
    if (texts.size > KEPT_TEXTS) texts.delete(texts.keys().next().value);
  }
  return texts.get(id);
}

function showText(text, citation, links) {
  const found = text.slice(citation.start, citation.end).join("") === citation.quote;
  if (!found) {
    texts.delete(citation.document);
    showProblem("Dit citaat staat niet meer zo in de huidige tekst van het document.", citation);
    return;
  }
  const mark = document.createElement("mark");
  mark.className = "vb-quote";
  mark.append(...linkedQuote(citation.quote, links));
  part("vb-pane-told").textContent = "";
  const box = part("vb-pane-text");
  box.replaceChildren(text.slice(0, citation.start).join(""), mark, text.slice(citation.end).join(""));
  box.scrollTop = mark.offsetTop - Math.min(box.clientHeight / 4, 120);
}

function showProblem(line, citation) {
  part("vb-pane-told").textContent = line;
  part("vb-pane-text").replaceChildren(`Het citaat zoals het er stond:\n\n“${citation.quote}”`);
}

// The server found the addresses in the quote; they are checked again before they become links.
function linksOf(turn, n) {
  try {
    const links = JSON.parse(turn.querySelector(`.vb-source[data-n="${n}"]`)?.dataset.links ?? "[]");
    return links.filter(([, , address]) => /^(https?:\/\/|mailto:|tel:\+?\d)/.test(address));
  } catch {
    return [];
  }
}

function linkedQuote(quote, links) {
  const characters = [...quote];
  const parts = [];
  let at = 0;
  for (const [start, end, address] of links) {
    parts.push(characters.slice(at, start).join(""), link(address, characters.slice(start, end).join("")));
    at = end;
  }
  return [...parts, characters.slice(at).join("")];
}

async function copyQuote(citation) {
  const link = /^https?:\/\//i.test(citation.url ?? "") ? `, ${citation.url}` : "";
  const reference = `“${citation.quote}”\n(${citation.title}, ${placeOf(citation)}${link})`;
  const done = await copied(reference);
  part("vb-pane-told").textContent = done ? "Gekopieerd." : "Kopiëren lukt niet in deze browser; selecteer het citaat.";
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text); // the clipboard of a page without https is closed to scripts
  }
}

function copiedTheOldWay(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  part("vb-pane").append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#vb-pane [data-close]") || event.target === part("vb-pane")) closePane();
});

document.addEventListener("keydown", (event) => {
  const elsewhere = document.querySelector("dialog:modal:not(#vb-pane)");
  if (event.key !== "Escape" || elsewhere || !part("vb-pane")?.open) return;
  event.preventDefault();
  closePane();
});

document.addEventListener("cancel", (event) => {
  if (event.target !== part("vb-pane")) return;
  event.preventDefault(); // Escape, or a phone's back gesture
  closePane();
}, true);

WIDE.addEventListener("change", () => {
  const pane = part("vb-pane");
  if (!pane?.open) return;
  const top = part("vb-pane-text").scrollTop;
  pane.close();
  place(pane);
  part("vb-pane-text").scrollTop = top;
});
