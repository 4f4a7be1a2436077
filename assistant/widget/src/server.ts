// The calls to the server: without cookies, without a referrer, each with a time limit. Fails with `Trouble` alone.

import { textsOf, type Answer, type Citation } from "./answer";
import { readAnswer, type Growing } from "./events";
import { read, textOf, written, type Json } from "./json";
import { AWAY, SLOW, Trouble, troubleOf } from "./trouble";

export type SiteShown = { title: string; documents: number; chat: string; newest: string };
export type QuoteShown = { title: string; date: string; section: string[]; before: string; quote: string; after: string; url: string; page: number };
export type Asked = { question: string; history: string[]; documents: string[] };

// `server` is an origin, `timeout` in milliseconds: so long a silence is waited for.
export type Place = { server: string; site: string; timeout: number };

export async function siteShown(place: Place): Promise<SiteShown> {
  const data = await replied(place, "");
  return {
    title: textOf(data["title"]),
    documents: Number(data["documents"]) || 0,
    chat: textOf(data["chat"]),
    newest: textOf(data["newest"]),
  };
}

export async function quoteShown(place: Place, { document, start, end }: Citation): Promise<QuoteShown> {
  const data = await replied(place, `/quote?document=${encodeURIComponent(document)}&start=${start}&end=${end}`);
  return {
    title: textOf(data["title"]),
    date: textOf(data["date"]),
    section: textsOf(data["section"]),
    before: textOf(data["before"]),
    quote: textOf(data["quote"]),
    after: textOf(data["after"]),
    url: textOf(data["url"]),
    page: Number(data["page"]) || 0,
  };
}

export async function rated(place: Place, rating: { answer: string; thumb: string; reason: string }): Promise<void> {
  await replied(place, "/feedback", rating);
}

// Asks; `grown` is called as the answer grows. The signal stops it, and then it fails with what aborted it.
export async function answered(
  place: Place,
  asked: Asked,
  stopping: AbortController,
  grown: (now: Growing) => void,
): Promise<Answer> {
  return limited(place.timeout, stopping, async (heard) => {
    const reply = await fetched(place, "/ask", asked, stopping.signal);
    if (!reply.body) throw new Trouble(AWAY);
    return readAnswer(reply.body, heard, grown);
  });
}

function replied(place: Place, path: string, body?: Json): Promise<Record<string, unknown>> {
  const stopping = new AbortController();
  return limited(place.timeout, stopping, async () => read(await (await fetched(place, path, body, stopping.signal)).text()));
}

async function fetched(place: Place, path: string, body: Json | undefined, signal: AbortSignal): Promise<Response> {
  const options: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal };
  if (body !== undefined) {
    options.method = "POST";
    options.headers = { "Content-Type": "application/json", Accept: "text/event-stream, application/json" };
    options.body = written(body);
  }
  const reply = await fetch(`${place.server}/api/widget/${encodeURIComponent(place.site)}${path}`, options);
  if (!reply.ok) throw troubleOf(reply.status, read(await reply.text()), reply.headers.get("Retry-After") ?? "");
  return reply;
}

// Ends work that hears nothing for so long. What the network or the browser says becomes our line.
async function limited<T>(timeout: number, stopping: AbortController, work: (heard: () => void) => Promise<T>): Promise<T> {
  let slow = false;
  let timer = 0;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      slow = true;
      stopping.abort();
    }, timeout);
  };
  heard();
  try {
    return await work(heard);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(slow ? SLOW : AWAY);
  } finally {
    clearTimeout(timer);
  }
}
