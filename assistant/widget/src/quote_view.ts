// A quote inside the widget: in the text around it, with where it stands and the way to the original. What no longer
// stands in the document is never marked as a quote of it.

import type { Citation } from "./answer";
import { button, empty, icon, made, reveal, words } from "./dom";
import { linkTo, safeAddress } from "./links";
import { quoteShown, type Place, type QuoteShown } from "./server";
import { Trouble } from "./trouble";

const BACK = "M15 5l-7 7 7 7";

export class QuoteView {
  readonly element = made("section", { class: "source", part: "source", "aria-label": "Bron", hidden: "" });
  private opener: HTMLElement | null = null;
  private shown = 0;

  constructor(
    private readonly place: () => Place,
    private readonly toggled: (open: boolean) => void,
  ) {}

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  async open(citation: Citation, opener: HTMLElement): Promise<void> {
    const number = ++this.shown;
    this.opener = opener;
    this.element.hidden = false;
    this.toggled(true);
    const text = this.begin(citation);
    try {
      const quote = await quoteShown(this.place(), citation);
      if (number === this.shown) this.showText(text, quote, citation);
    } catch (error) {
      if (number === this.shown) this.showTrouble(text, error, citation);
    }
  }

  // Back to the conversation; the focus goes to the mark that was pressed.
  close(giveBack = true): void {
    if (!this.isOpen) return;
    this.shown++;
    this.element.hidden = true;
    this.toggled(false);
    if (giveBack) this.opener?.focus();
  }

  private begin(citation: Citation): HTMLElement {
    const title = made("h3", { tabindex: "-1" }, words(citation.title || "Bron"));
    const back = button(icon(BACK), "back", () => this.close());
    back.append("Terug naar het antwoord");
    const text = made("div", { class: "around", role: "group", "aria-label": "Tekst van de bron", tabindex: "0" });
    text.append(made("p", { class: "soft", role: "status" }, "Tekst laden …"));
    empty(this.element);
    this.element.append(back, title, this.line(citation.date, 0, citation.section, citation.title), text);
    title.focus({ preventScroll: true });
    return text;
  }

  private line(date: string, page: number, section: string[], title: string): HTMLElement {
    let where = date || "zonder datum";
    if (page) where += ` · pagina ${page}`;
    for (let i = 0; i < section.length; i++) if (section[i] !== title) where += ` › ${section[i]}`;
    return made("p", { class: "place" }, words(where));
  }

  private showText(text: HTMLElement, quote: QuoteShown, citation: Citation): void {
    if (quote.quote !== citation.quote) {
      this.showTrouble(text, new Trouble("Dit document is intussen gewijzigd. Stel de vraag opnieuw."), citation);
      return;
    }
    const marked = made("mark", { part: "quote" }, quote.quote);
    empty(text);
    text.append(words(quote.before, "pre"), marked, words(quote.after, "pre"));
    this.element.children[2]!.replaceWith(this.line(quote.date, quote.page, quote.section, quote.title));
    if (safeAddress(quote.url)) this.element.append(made("p", { class: "original" }, linkTo(quote.url, "Open het originele document")));
    const panel = this.element.parentElement!;
    const room = Math.min(text.clientHeight, panel.clientHeight) - marked.offsetHeight;
    reveal(marked, Math.max(16, room) / 2, text, panel);
  }

  private showTrouble(text: HTMLElement, error: unknown, citation: Citation): void {
    empty(text);
    const line = error instanceof Trouble ? error.message : "De bron kan niet getoond worden.";
    text.append(made("p", { class: "trouble", role: "status" }, words(line)));
    text.append(made("p", { class: "soft" }, "Zo stond het in het antwoord:"), made("p", { class: "quote" }, words(`“${citation.quote}”`)));
  }
}
