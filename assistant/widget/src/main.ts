// Where the script begins: defines the element, and makes one widget where its tag has a data-site. Leaves
// nothing global but the element's name, asks the server nothing, and does no harm when it is loaded twice.

import { NAME, VraagbaakWidget } from "./element";
import { own } from "./options";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

if (script?.src) own.origin = new URL(script.src).origin;
VraagbaakWidget.nonce = script?.nonce ?? "";
if (!customElements.get(NAME)) customElements.define(NAME, VraagbaakWidget);
if (script?.dataset["site"]) whenReady(() => place(script));

function whenReady(then: () => void): void {
  if (document.body) then();
  else document.addEventListener("DOMContentLoaded", then);
}

// One widget with what the tag says: data-site becomes site, and so on. Inline, it stands where the tag does.
function place(tag: HTMLScriptElement): void {
  const isInline = tag.dataset["mode"] === "inline";
  if (!isInline && isPlaced(tag.dataset["site"]!)) return;
  const widget = document.createElement(NAME);
  const names = Object.keys(tag.dataset);
  for (let i = 0; i < names.length; i++) widget.setAttribute(names[i]!, tag.dataset[names[i]!]!);
  if (!tag.dataset["server"] && tag.src) widget.setAttribute("server", new URL(tag.src).origin);
  if (isInline) tag.after(widget);
  else document.body.append(widget);
}

// A floating widget of this site stands in the page already: the tag is there twice.
function isPlaced(site: string): boolean {
  const all = document.getElementsByTagName(NAME);
  for (let i = 0; i < all.length; i++) {
    if (all[i]!.getAttribute("site") === site && all[i]!.getAttribute("mode") !== "inline") return true;
  }
  return false;
}
