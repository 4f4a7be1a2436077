// The field and its button, which stops while an answer is under way. Refuses what the server would refuse.

import { button, made } from "./dom";
import { LONGEST_QUESTION } from "./talk";

export class QuestionForm {
  readonly element = made("form", { class: "ask", part: "form", autocomplete: "off" });
  readonly field = made("textarea", { id: "question", rows: "1", placeholder: "Stel uw vraag …", part: "field", enterkeyhint: "send" });
  private readonly told = made("p", { id: "told", class: "told", role: "alert" });
  private readonly send = made("button", { class: "main", part: "send" }, "Vraag");
  private readonly halt: HTMLButtonElement;

  constructor(
    private readonly asked: (question: string) => void,
    stop: () => void,
  ) {
    this.halt = button("Stop", "main", stop);
    this.halt.hidden = true;
    this.field.setAttribute("aria-describedby", "told");
    const label = made("label", { for: "question", class: "heard" }, "Uw vraag");
    this.element.append(label, this.told, made("div", { class: "line" }, this.field, this.send, this.halt));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("input", () => {
      this.fit();
      this.tell("");
    });
  }

  set busy(busy: boolean) {
    const moved = (this.element.getRootNode() as ShadowRoot).activeElement;
    this.send.hidden = busy;
    this.halt.hidden = !busy;
    if (busy && moved === this.send) this.halt.focus();
    if (!busy && moved === this.halt) this.field.focus();
  }

  set closed(closed: boolean) {
    this.field.disabled = closed;
    this.send.disabled = closed;
  }

  private submit(): void {
    if (!this.halt.hidden) return; // one question at a time
    const question = this.field.value.trim();
    const length = codePoints(question);
    if (!question) this.tell("Typ eerst een vraag.");
    else if (length > LONGEST_QUESTION) {
      this.tell(`Uw vraag telt ${length} tekens; het maximum is ${LONGEST_QUESTION}. Maak ze korter.`);
    } else {
      this.field.value = "";
      this.fit();
      this.tell("");
      this.asked(question);
      return;
    }
    this.field.focus();
  }

  private tell(line: string): void {
    this.told.textContent = line;
    this.field.setAttribute("aria-invalid", String(line !== ""));
  }

  // The field grows with what is typed; the style sheet says how far.
  private fit(): void {
    this.field.style.height = "auto";
    if (this.field.value) this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}

// As the server counts: a character outside the first plane is one.
function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
