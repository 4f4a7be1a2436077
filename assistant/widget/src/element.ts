// The custom element: its shadow root, its closed button, and what a page's own scripts and styles must not reach.

import { button, icon, made } from "./dom";
import css from "./look.css";
import { Options } from "./options";
import { Panel } from "./panel";

export const NAME = "vraagbaak-widget";
const ASK = "M5 5h14v10H11l-4 4v-4H5z M9 9h6 M9 12h4";
const SEEN = ["title", "greeting", "examples", "corner", "theme", "button", "lang"];
// Keys that the page's shortcuts would act on while someone types; they see the element, not the field in it.
const KEYS = ["keydown", "keyup", "keypress"];

export class VraagbaakWidget extends HTMLElement {
  static readonly observedAttributes = SEEN;
  static nonce = ""; // of the script, for browsers without constructable style sheets
  private readonly options = new Options(this);
  private readonly frame = made("div", { class: "frame", title: "", lang: "nl" }); // the empty title: or the element's own becomes a tooltip
  private launcher: HTMLButtonElement | null = null;
  private panel: Panel | null = null;

  connectedCallback(): void {
    if (!this.panel) this.build();
    else if (!this.options.isInline) this.close(false); // moved in the page: it left the top layer
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.panel?.leave();
    });
  }

  attributeChangedCallback(): void {
    if (this.panel) this.dress();
  }

  private build(): void {
    const root = this.attachShadow({ mode: "open" });
    putStyles(root, VraagbaakWidget.nonce);
    const { isInline } = this.options;
    const key = `vraagbaak-widget ${this.options.place.server} ${this.options.text("site")} ${ordinal(this)}`;
    this.panel = new Panel(this.options, () => key, isInline ? null : () => this.close());
    if (isInline) this.settleInline(this.panel);
    else this.settleFloating(this.panel);
    root.append(this.frame);
    for (let i = 0; i < KEYS.length; i++) root.addEventListener(KEYS[i]!, (event) => event.stopPropagation());
    this.dress();
  }

  private settleInline(panel: Panel): void {
    panel.element.addEventListener("focusin", () => void panel.use());
    panel.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") panel.stepBack();
    });
    this.frame.append(panel.element);
  }

  private settleFloating(panel: Panel): void {
    const { element } = panel;
    this.launcher = button(icon(ASK), "launcher", () => this.open());
    this.launcher.append(made("span"));
    const says = { part: "button", "aria-haspopup": "dialog", "aria-expanded": "false" };
    setAll(this.launcher, says);
    // The popover puts it above whatever z-index the page uses, once the visitor asked for it.
    setAll(element, { role: "dialog", "aria-modal": "true", popover: "manual", hidden: "" });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && !panel.stepBack()) this.close();
      if (event.key === "Tab") panel.keepFocus(event, this.shadowRoot!.activeElement);
    });
    this.frame.append(this.launcher, element);
  }

  private open(): void {
    const { element } = this.panel!;
    element.hidden = false;
    element.showPopover?.();
    this.launcher!.setAttribute("aria-expanded", "true");
    this.launcher!.classList.add("away");
    this.panel!.focusFirst();
    void this.panel!.use();
  }

  private close(giveBack = true): void {
    const { element } = this.panel!;
    if (typeof element.hidePopover === "function" && element.matches(":popover-open")) element.hidePopover();
    element.hidden = true;
    this.launcher!.setAttribute("aria-expanded", "false");
    this.launcher!.classList.remove("away");
    if (giveBack) this.launcher!.focus();
  }

  private dress(): void {
    const { isInline, corner, theme } = this.options;
    this.frame.className = `frame ${isInline ? "inline" : `floating ${corner}`} ${theme}`;
    if (this.launcher) this.dressLauncher(this.launcher.lastElementChild as HTMLElement);
    this.panel!.dress();
  }

  private dressLauncher(shown: HTMLElement): void {
    const own = this.options.text("button");
    shown.textContent = own || "Stel een vraag";
    shown.lang = own ? this.options.lang : "nl";
  }
}

function setAll(element: Element, attributes: Record<string, string>): void {
  const names = Object.keys(attributes);
  for (let i = 0; i < names.length; i++) element.setAttribute(names[i]!, attributes[names[i]!]!);
}

// A constructed sheet is no inline style, so that a page's policy needs to allow nothing for it.
function putStyles(root: ShadowRoot, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets[root.adoptedStyleSheets.length] = sheet;
  } catch {
    const style = made("style", {}, css);
    style.nonce = nonce;
    root.append(style);
  }
}

// Which of the page's widgets it is: each keeps its own conversation.
function ordinal(widget: Element): number {
  const all = document.getElementsByTagName(NAME);
  for (let i = 0; i < all.length; i++) if (all[i] === widget) return i;
  return all.length;
}
