// Reads server-sent events (assistant/api/events.py) from a reply and builds the growing answer. Shows nothing.

import { answerFrom, citationFrom, noAnswerYet, type Answer } from "./answer";
import { read, textOf } from "./json";
import { Trouble, troubleOf } from "./trouble";

// What a growing answer is at: `note` is what is waited for while there is no text.
export type Growing = { answer: Answer; note: string };

// Calls `grown` at each event and gives the finished answer. Fails with `Trouble` where the stream says so or breaks off.
export async function readAnswer(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
  grown: (now: Growing) => void,
): Promise<Answer> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const now: Growing = { answer: noAnswerYet(), note: "" };
  for (let held = ""; ; ) {
    const { done, value } = await reader.read();
    if (done) throw new Trouble("De verbinding viel weg voor het antwoord af was.");
    heard();
    held += decoder.decode(value, { stream: true });
    for (let end = held.search(/\r?\n\r?\n/); end >= 0; end = held.search(/\r?\n\r?\n/)) {
      const event = held.slice(0, end);
      held = held.slice(end).replace(/^\r?\n\r?\n/, "");
      const finished = take(event, now);
      if (finished) return finished;
      grown(now);
    }
  }
}

function take(event: string, now: Growing): Answer | null {
  const data = read(field(event, "data"));
  switch (field(event, "event")) {
    case "status":
      return takeStatus(data, now);
    case "sentence":
      now.answer.answer += textOf(data["text"]);
      return null;
    case "citation":
      now.answer.citations[now.answer.citations.length] = citationFrom(data);
      return null;
    case "error":
      throw troubleOf(Number(data["status"]), data, "");
    case "done":
      if (!textOf(data["status"])) throw new Trouble("Het antwoord kwam niet heel aan.");
      return answerFrom(data);
    default:
      return null; // a comment that keeps the connection, or an event of a later version
  }
}

// The value of a line of the event. No regular expression with `.` or `$`: a U+2028 in the text would end it.
function field(event: string, name: string): string {
  const lines = event.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.startsWith(`${name}:`)) return lines[i]!.slice(name.length + 1).trim();
  }
  return "";
}

function takeStatus(data: Record<string, unknown>, now: Growing): null {
  if (data["state"] === "restarted") now.answer = noAnswerYet();
  now.answer.status = textOf(data["status"]);
  now.note = textOf(data["text"]);
  return null;
}
