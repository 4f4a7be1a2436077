// What this page asks of the server: a question read, a draft made as events, a sentence checked, a file.
// Fails with a Dutch line. Keeps nothing.

import { nameOf, save } from "../page/export.js";
import { asJson, ask } from "../page/turns.js";
import { wholeQuestion } from "./shape.js";

const READ_MS = 120000;
const SILENT_MS = 45000; // the server says something every 15 s
const GONE = "De verbinding met de server is verbroken. Wat er al is, blijft staan.";

export async function understood(text) {
  return read(asJson({ text }));
}

export async function understoodFile(file) {
  const body = new FormData();
  body.append("file", file, file.name);
  return read({ method: "POST", body });
}

async function read(request) {
  const response = await ask("api/drafts/question", { ...request, signal: AbortSignal.timeout(READ_MS) });
  return wholeQuestion(await response.json());
}

export async function documents() {
  const all = await (await ask("api/documents")).json();
  return Array.isArray(all) ? all.filter((one) => typeof one?.id === "string") : [];
}

export async function missingFrom(sentence, before, quotes, headings) {
  const response = await ask("api/drafts/check", asJson({ sentence, before, quotes, headings }));
  const { missing } = await response.json();
  return Array.isArray(missing) ? missing.map(String) : [];
}

export async function exported(draft, format) {
  const response = await ask(`api/drafts/export?format=${format}`, { ...asJson(draft), signal: AbortSignal.timeout(READ_MS) });
  save(await response.blob(), nameOf(response) ?? `ontwerpantwoord.${format}`);
}

// Calls `on(name, data)` for each event of a draft. Ends when the draft is done; `stop` is an AbortSignal of the user.
export async function drafted(asked, on, stop) {
  const silence = new AbortController();
  const signal = AbortSignal.any([stop, silence.signal]);
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  const request = asJson(asked);
  request.headers.Accept = "text/event-stream";
  try {
    const response = await ask("api/drafts", { ...request, signal });
    for await (const [name, data] of events(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      if (name === "error") throw new Error(typeof data?.detail === "string" ? data.detail : GONE);
      if (name) on(name, data);
      if (name === "done") return;
    }
    throw new Error(GONE);
  } catch (error) {
    if (stop.aborted) return;
    throw error instanceof TypeError || error.name === "AbortError" ? new Error(GONE) : error;
  } finally {
    clearTimeout(timer);
  }
}

// [name, data] of each event; ["", null] for a comment, which says that the server is still there.
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block) {
  const name = /^event: (.*)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  if (!name || data === undefined) return ["", null];
  try {
    return [name, JSON.parse(data)];
  } catch {
    return ["", null];
  }
}
