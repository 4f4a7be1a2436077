// The panel: heading, conversation or source, field, foot. Asks the server for its site when it is first used, never before.

import { button, empty, icon, made, reachable, reveal, words } from "./dom";
import { safeAddress } from "./links";
import { written } from "./json";
import type { Options } from "./options";
import { QuestionForm } from "./question_form";
import { QuoteView } from "./quote_view";
import { siteShown, type SiteShown } from "./server";
import { Talk } from "./talk";
import { Trouble } from "./trouble";

const CLOSE = "M6 6l12 12M18 6L6 18";
const AGAIN = "M12 5v14M5 12h14";
const BY_TOUCH = "(pointer: coarse)"; // a field that has the focus brings up a keyboard, over half of the answer
const TITLE = "Vraagbaak";
const GREETING = "Stel een vraag. U krijgt een kort antwoord met letterlijke citaten, en bij elk citaat de bron.";

export class Panel {
  readonly element = made("section", { class: "panel", part: "panel", "aria-labelledby": "title" });
  readonly form: QuestionForm;
  private readonly title = made("h2", { id: "title", part: "title", tabindex: "-1" });
  private readonly about = made("p", { class: "soft" });
  private readonly welcome = made("div", { class: "welcome" });
  private readonly notice = made("div", { class: "notice", role: "status" });
  private readonly scroller = made("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Vragen en antwoorden" });
  private readonly foot = made("footer");
  private readonly fresh: HTMLButtonElement;
  private readonly onward = made("a", { class: "onward", target: "_blank", rel: "noopener noreferrer", hidden: "" }, "Verder in de chat");
  private readonly source: QuoteView;
  private readonly talk: Talk;
  private site: SiteShown | null = null;
  private used = false;
  private follows = false; // whether the view stays with the latest question

  constructor(
    private readonly options: Options,
    memory: () => string,
    close: (() => void) | null,
  ) {
    this.source = new QuoteView(() => options.place, (open) => this.turnTo(open));
    this.talk = new Talk({
      place: () => options.place,
      documents: () => options.list("documents", /\s+/),
      contact: () => options.text("contact"),
      lang: () => options.lang,
      open: (citation, opener) => void this.source.open(citation, opener),
      memory,
      changed: () => this.changed(),
      refused: (trouble) => this.refuse(trouble),
    });
    this.form = new QuestionForm((question) => this.ask(question), () => this.talk.stop());
    this.fresh = button(icon(AGAIN), "icon", () => this.startAnew(), "Nieuw gesprek");
    this.build(close);
    this.talk.restore();
    this.dress();
  }

  // The texts that attributes set.
  dress(): void {
    const title = this.options.text("title");
    this.title.replaceChildren(title ? this.own(title) : words(this.site?.title || TITLE));
    empty(this.welcome);
    const greeting = this.options.text("greeting");
    this.welcome.append(made("p", { class: "greeting", part: "greeting" }, greeting ? this.own(greeting) : GREETING));
    const examples = this.options.list("examples", /\|/);
    if (!examples.length) return;
    const list = made("ul", { "aria-label": "Voorbeeldvragen" });
    for (let i = 0; i < examples.length; i++) list.append(made("li", {}, this.example(examples[i]!)));
    this.welcome.append(list);
  }

  // The first use: only now the server is asked for its site.
  async use(): Promise<void> {
    if (this.used) return;
    this.used = true;
    empty(this.notice);
    if (this.options.lack) return this.refuse(new Trouble("De widget is hier niet juist ingesteld.", 403, this.options.lack));
    try {
      this.site = await siteShown(this.options.place);
    } catch (error) {
      this.used = false;
      return this.missed(error);
    }
    if (!this.options.text("title")) this.title.replaceChildren(words(this.site.title || TITLE));
    this.about.textContent = aboutOf(this.site);
    this.changed();
  }

  focusFirst(): void {
    if (this.form.field.disabled || matchMedia(BY_TOUCH).matches) this.title.focus();
    else this.form.field.focus();
  }

  // Escape: first out of the source; true where there was one.
  stepBack(): boolean {
    const { isOpen } = this.source;
    this.source.close();
    return isOpen;
  }

  // Tab at an end goes on at the other.
  keepFocus(event: KeyboardEvent, active: Element | null): void {
    const all = reachable(this.element);
    const last = all[all.length - 1];
    const atEnd = event.shiftKey ? active === all[0] || active === this.title : active === last;
    if (!last || !atEnd) return;
    event.preventDefault();
    (event.shiftKey ? last : all[0]!).focus();
  }

  leave(): void {
    this.talk.stop();
  }

  private build(close: (() => void) | null): void {
    const head = made("header", { part: "header" }, made("div", {}, this.title, this.about), this.fresh);
    if (close) head.append(button(icon(CLOSE), "icon", close, "Sluiten"));
    this.scroller.append(this.welcome, this.talk.element);
    this.foot.append(made("span", { class: "soft" }, "Citaten zijn letterlijk."), this.onward);
    this.element.append(head, this.notice, this.scroller, this.source.element, this.form.element, this.foot, this.talk.spoken);
    const free = (): void => void (this.follows = false);
    this.element.addEventListener("wheel", free, { passive: true });
    this.element.addEventListener("touchmove", free, { passive: true });
    this.scroller.addEventListener("keydown", free);
    new ResizeObserver(() => this.follow()).observe(this.talk.element);
  }

  // What the page says itself, in its own language.
  private own(text: string): HTMLElement {
    const said = words(text);
    said.lang = this.options.lang;
    return said;
  }

  private example(question: string): HTMLElement {
    const made = button(this.own(question), "example", () => {
      this.focusFirst();
      this.ask(question);
    });
    made.setAttribute("part", "example");
    return made;
  }

  private ask(question: string): void {
    if (this.form.field.disabled || this.talk.isBusy) return;
    void this.use();
    this.source.close(false);
    this.follows = true;
    void this.talk.ask(question);
    if (matchMedia(BY_TOUCH).matches) this.talk.latest?.focus();
    this.follow();
  }

  // The latest question at the top while its answer grows below it. In a low window the panel scrolls as a whole.
  private follow(): void {
    const latest = this.talk.latest?.heading;
    if (this.follows && latest) reveal(latest, 12, this.scroller, this.element);
  }

  private startAnew(): void {
    this.source.close(false);
    this.talk.clear();
    this.focusFirst();
  }

  // A source takes the room of the conversation and of the field; going back gives both again.
  private turnTo(source: boolean): void {
    this.scroller.hidden = source;
    this.form.element.hidden = source;
    this.foot.hidden = source;
  }

  private changed(): void {
    const { latest, isBusy, questions } = this.talk;
    this.form.busy = isBusy;
    this.fresh.hidden = !latest;
    this.welcome.hidden = Boolean(latest);
    const chat = chatAddress(this.site?.chat ?? "", this.options.place.server);
    this.onward.hidden = !chat || !questions.length;
    if (chat) this.onward.href = `${chat}#vragen=${encodeURIComponent(written(questions))}`;
  }

  private missed(error: unknown): void {
    const trouble = error instanceof Trouble ? error : new Trouble("De widget kon niet beginnen.");
    if (trouble.status === 403) return this.refuse(trouble);
    const again = button("Probeer opnieuw", "second", () => {
      this.focusFirst();
      void this.use();
    });
    this.notice.replaceChildren(made("p", { class: "trouble" }, words(trouble.message)), again);
  }

  // Nothing can be asked here: one line for the visitor, and why for whoever made the page.
  private refuse(trouble: Trouble): void {
    this.used = true;
    if (!this.form.field.disabled) console.warn(`Vraagbaak-widget: ${trouble.reason}`);
    const active = (this.element.getRootNode() as ShadowRoot).activeElement;
    this.form.closed = true;
    this.welcome.hidden = true;
    this.notice.replaceChildren(made("p", { class: "trouble" }, words(trouble.message)));
    if (active === this.form.field) this.title.focus();
  }
}

function aboutOf({ documents, newest }: SiteShown): string {
  const count = documents === 1 ? "1 document" : `${documents} documenten`;
  const year = newest.slice(0, 4);
  return `${count}${year ? `, tot en met ${year}` : ""}`;
}

// The chat page's address, by https or on the widget's own server: a proxy may hide from the server that it is https.
function chatAddress(chat: string, server: string): string {
  try {
    const url = new URL(chat);
    const ours = new URL(server);
    return safeAddress(url.host === ours.host ? ours.origin + url.pathname : url.href, server);
  } catch {
    return "";
  }
}
