// Writes and reads JSON. Not by JSON.stringify: libraries of old put a `toJSON` on the prototypes of arrays and strings,
// and with it a list is written as a text.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const SPECIAL = /["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/g;
const escaped = (unit: string): string => `\\u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`;
const quoted = (text: string): string => `"${text.replace(SPECIAL, escaped)}"`;

export function written(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return String(value);
  let inside = "";
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) inside += `${i ? "," : ""}${written(value[i]!)}`;
    return `[${inside}]`;
  }
  const keys = Object.keys(value);
  for (let i = 0; i < keys.length; i++) inside += `${i ? "," : ""}${quoted(keys[i]!)}:${written(value[keys[i]!]!)}`;
  return `{${inside}}`;
}

// An object, or an empty one for what is none.
export function read(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
