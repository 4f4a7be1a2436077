// What can go wrong with a call, as a Dutch line for the visitor.

import { textOf } from "./json";

export const AWAY = "De server antwoordt niet. Controleer uw verbinding of probeer het straks opnieuw.";
export const SLOW = "De server antwoordt te traag. Probeer het straks opnieuw.";
const REFUSED = "Vragen stellen kan niet vanaf deze pagina. De beheerder van deze site vindt de reden in de console.";

// `status` is that of HTTP, or 0 where there was no reply; `reason` is what a 403 says to the operator of the page.
export class Trouble extends Error {
  constructor(
    line: string,
    readonly status = 0,
    readonly reason = "",
  ) {
    super(line);
  }
}

// A refusal by its problem details (RFC 9457); `retryAfter` is the header of that name.
export function troubleOf(status: number, problem: Record<string, unknown>, retryAfter: string): Trouble {
  const detail = textOf(problem["detail"]);
  if (status === 403) return new Trouble(REFUSED, status, detail || "de server weigert deze pagina (403).");
  if (status === 429) return new Trouble(`${detail || "Er zijn te veel vragen."}${at(retryAfter)}`, status);
  return new Trouble(detail || `De server kon dit niet doen (fout ${status || "onbekend"}).`, status);
}

// When one may try again, by the clock.
function at(retryAfter: string): string {
  const seconds = Number(retryAfter);
  if (!(seconds > 0) || seconds > 86_400) return "";
  const time = new Date(Date.now() + seconds * 1000).toLocaleTimeString("nl-BE", { timeStyle: "medium" });
  return ` Dat kan vanaf ${time}.`;
}
