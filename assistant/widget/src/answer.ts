// An answer as the server gives it (assistant/answer.py), read without trust: what is not of the expected kind is left out.

import { textOf, type Json } from "./json";

export type Citation = {
  n: number;
  document: string;
  title: string;
  section: string[];
  date: string;
  quote: string;
  start: number;
  end: number;
};

export type Answer = { id: string; status: string; answer: string; citations: Citation[]; warnings: string[] };

type Members = Record<string, unknown>;

export const noAnswerYet = (): Answer => ({ id: "", status: "", answer: "", citations: [], warnings: [] });

export function answerFrom(data: unknown): Answer {
  const members = (data ?? {}) as Members;
  const citations: Citation[] = [];
  const given = listOf(members["citations"]);
  for (let i = 0; i < given.length; i++) citations[citations.length] = citationFrom(given[i]);
  return {
    id: textOf(members["id"]),
    status: textOf(members["status"]),
    answer: textOf(members["answer"]),
    citations,
    warnings: textsOf(members["warnings"]),
  };
}

export function citationFrom(data: unknown): Citation {
  const members = (data ?? {}) as Members;
  return {
    n: Number(members["n"]),
    document: textOf(members["document"]),
    title: textOf(members["title"]),
    section: textsOf(members["section"]),
    date: textOf(members["date"]),
    quote: textOf(members["quote"]),
    start: Number(members["start"]),
    end: Number(members["end"]),
  };
}

export function cited(answer: Answer, n: number): Citation | null {
  for (let i = 0; i < answer.citations.length; i++) if (answer.citations[i]!.n === n) return answer.citations[i]!;
  return null;
}

export const asJson = (answer: Answer): Json => answer as unknown as Json;

export function textsOf(data: unknown): string[] {
  const given = listOf(data);
  const texts: string[] = [];
  for (let i = 0; i < given.length; i++) if (typeof given[i] === "string") texts[texts.length] = given[i] as string;
  return texts;
}

const listOf = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);
