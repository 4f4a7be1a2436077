// The evidence beside an answer: its citations, earlier answers, what was found and not used, what was searched for.

import { button, dutchDate, idPart, made, several } from "./dom.js";
import { documentOf, titleOf } from "./scope.js";

// `act`: open(pressed, citation), choose(place or null), chosen(place), quote(place, text).
export function evidence(worked, earlier, act) {
  const { answer } = worked;
  const id = idPart(answer.number);
  return made("div", { className: "vd-evidence" },
    made("h4", { textContent: "Bewijs" }),
    answer.citations.length ? made("ul", { className: "vd-quotes" }, answer.citations.map((one, at) => quote(one, `${id}-bewijs-${at}`, act)))
      : made("p", { className: "vb-hint", textContent: "Geen citaten." }),
    ...earlierAnswers(answer, earlier, id, act),
    unused(answer, id, act),
    searched(answer));
}

export function quote(citation, id, act) {
  return made("li", {},
    made("p", { className: "vd-source" }, citation.n ? made("b", { textContent: `[${citation.n}] ` }) : "", sourceLine(citation)),
    made("blockquote", { textContent: citation.quote }),
    button("Toon in de bron", (event) => act.open(event.currentTarget, citation), { key: id, id: `vd-${id}`, name: `Toon in de bron: ${citation.title}` }));
}

export const sourceLine = ({ title, date, page, section }) => {
  const where = section.filter((heading) => heading !== title).at(-1);
  return [title, dutchDate(date) || "zonder datum", page === null ? "" : `pagina ${page}`, where].filter(Boolean).join(" · ");
};

function earlierAnswers(answer, earlier, id, act) {
  const touching = earlier.filter((one) => !one.numbers.length || one.numbers.includes(answer.number));
  if (!touching.length) return [];
  const dates = [...new Set(answer.citations.map((one) => one.date).filter(Boolean))].sort();
  const own = dates.length ? `Dit ontwerp steunt op bronnen van ${dates.map(dutchDate).join(", ")}.` : "";
  return [
    made("h4", { textContent: "Eerdere antwoorden" }),
    own ? made("p", { className: "vb-hint", textContent: own }) : "",
    ...touching.map((one, place) => made("div", { className: "vd-earlier" },
      made("p", { className: "vd-source" }, made("b", { textContent: `Antwoord van ${dutchDate(one.date) || "onbekende datum"}: ` }), one.title),
      made("ul", { className: "vd-quotes" }, one.citations.map((each, at) => quote({ ...each, n: 0 }, `${id}-eerder-${place}-${at}`, act))))),
  ];
}

function unused(answer, id, act) {
  if (!answer.unused.length) return "";
  return made("details", { data: { key: "unused" } },
    made("summary", { textContent: `Gevonden en niet gebruikt (${answer.unused.length})` }),
    made("ul", { className: "vd-quotes" }, answer.unused.map((one, place) => passage(one, place, `${id}-over-${place}`, act))));
}

function passage(one, place, id, act) {
  const chosen = act.chosen(place);
  const citation = { ...one, n: 0, title: titleOf(one.document), date: documentOf(one.document)?.date ?? "", url: null, page: null, quote: one.text };
  return made("li", {},
    made("p", { className: "vd-source", textContent: sourceLine(citation) }),
    made("blockquote", { className: "vd-clipped", textContent: one.text }),
    made("div", { className: "vd-tools" },
      button("Toon in de bron", (event) => act.open(event.currentTarget, citation), { key: id, id: `vd-${id}`, name: `Toon in de bron: ${citation.title}` }),
      button("Neem op als citaat", () => act.choose(place), { key: `choose-${place}`, name: `Neem op als citaat: ${one.text.slice(0, 60)}` })),
    chosen ? chooser(chosen, place, act) : "");
}

// The field in which a passage is cut down to what is quoted.
function chooser(chosen, place, act) {
  const told = made("p", { className: "vd-told", role: "alert" });
  const field = made("textarea", { value: chosen.text, rows: 6, data: { key: `piece-${place}` }, on: { input: () => (chosen.text = field.value) } });
  const take = () => {
    if (!act.quote(place, field.value)) told.textContent = "Dit staat niet letterlijk zo in de bron. Laat alleen woorden aan het begin en het einde weg.";
  };
  return made("div", { className: "vd-editor" },
    made("label", { className: "vd-label" }, "Het citaat: laat weg wat u niet nodig hebt, aan het begin en het einde", field),
    told,
    made("div", { className: "vd-tools" }, button("Voeg toe", take, { look: "vb-go" }), button("Annuleer", () => act.choose(null))));
}

function searched(answer) {
  if (!answer.searched.length) return "";
  return made("details", { data: { key: "searched" } },
    made("summary", { textContent: `Waarop gezocht werd (${several(answer.searched.length, "vraag", "vragen")})` }),
    made("ul", { className: "vd-searched" }, answer.searched.map((line) => made("li", { textContent: line }))));
}
