// What a page sets on the element, read when it is needed. Bad values become the default and a line in the console.
//
// attribute    what it does                                                    default
// site         the id of the site in sites.toml; required
// server       the address of the server                                       where the script came from
// mode         floating: a button that opens a panel; inline: in the page      floating
// corner       bottom-right, bottom-left, top-right or top-left                bottom-right
// title        the heading of the panel                                        the site's title on the server
// greeting     the text above the examples                                     a short Dutch line
// examples     example questions, with | between them                          none
// documents    ids of documents, with spaces between them: only these          all of the site
// contact      where to ask what the sources do not hold; addresses in it become links
// button       the words on the closed button                                  Stel een vraag
// theme        light, dark or auto (what the visitor's system says)            auto
// timeout      seconds of silence after which the server counts as away        30
// lang         the language of the texts that these attributes set             nl
//
// custom property               what it sets                                   default
// --vraagbaak-kleur             buttons, links and lines; made darker or
//                               lighter where it would not read well           #0b4a8f
// --vraagbaak-kleur-donker      the same, on dark                              that colour, or #8fc1ff
// --vraagbaak-op-kleur          text on that colour, light                     black or white, what reads best
// --vraagbaak-op-kleur-donker   text on that colour, dark                      black or white, what reads best
// --vraagbaak-lettertype        the font family                                that of the system
// --vraagbaak-lettergrootte     the size of the text                           1rem of the browser, not of the page
// --vraagbaak-ronding           how round the corners are                      14px
// --vraagbaak-breedte, -hoogte  of the floating panel; -hoogte also inline     26em, 42.5em
// --vraagbaak-afstand           from the edges of the window                   20px
// --vraagbaak-laag              z-index of the closed button                   2147483000
//
// ::part(button | panel | header | title | greeting | example | question | answer | source | quote | form | field | send)

import type { Place } from "./server";

const CORNERS = ["bottom-right", "bottom-left", "top-right", "top-left"];
const TIMEOUT_S = 30;

export const own = { origin: "" }; // where the script came from

export class Options {
  private told = ""; // the bad values that the console knows of

  constructor(private readonly element: HTMLElement) {}

  text(name: string, otherwise = ""): string {
    return this.element.getAttribute(name)?.trim() || otherwise;
  }

  list(name: string, separator: RegExp): string[] {
    const parts = this.text(name).split(separator);
    const filled: string[] = [];
    for (let i = 0; i < parts.length; i++) if (parts[i]!.trim()) filled[filled.length] = parts[i]!.trim();
    return filled;
  }

  get lang(): string {
    return this.text("lang", "nl");
  }

  get isInline(): boolean {
    return this.choice("mode", ["floating", "inline"]) === "inline";
  }

  get corner(): string {
    return this.choice("corner", CORNERS);
  }

  get theme(): string {
    return this.choice("theme", ["auto", "light", "dark"]);
  }

  get place(): Place {
    const seconds = Number(this.text("timeout", String(TIMEOUT_S)));
    return { server: this.server, site: this.text("site"), timeout: (seconds >= 1 ? seconds : TIMEOUT_S) * 1000 };
  }

  // What keeps the widget from working at all, for the console; empty where nothing does.
  get lack(): string {
    if (!this.text("site")) return 'het attribuut site ontbreekt; zet bijvoorbeeld site="gemeente-x".';
    return this.server ? "" : `server="${this.text("server")}" is geen adres; zet bijvoorbeeld server="https://vraagbaak.voorbeeld.be".`;
  }

  private get server(): string {
    try {
      const url = new URL(this.text("server", own.origin), location.href);
      return url.protocol === "https:" || url.protocol === "http:" ? url.origin : "";
    } catch {
      return "";
    }
  }

  private choice(name: string, values: string[]): string {
    const value = this.text(name, values[0]!);
    for (let i = 0; i < values.length; i++) if (values[i] === value) return value;
    const line = `Vraagbaak-widget: ${name}="${value}" bestaat niet; het wordt ${values[0]}.`;
    if (this.told.indexOf(line) < 0) console.warn(line);
    this.told += line;
    return values[0]!;
  }
}
