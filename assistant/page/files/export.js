// The conversation as a file, made by the server from the answers that it gave.

import { asJson, ask, finishedAnswers, tell } from "./turns.js";

export async function exportTalk(format) {
  const ids = finishedAnswers().map((answer) => answer.id);
  if (!ids.length) return;
  tell("Bestand maken …");
  try {
    const response = await ask(`api/export?format=${format}`, asJson({ answers: ids }));
    save(await response.blob(), nameOf(response) ?? `vraagbaak.${format}`);
    tell("Het bestand staat bij uw downloads.");
  } catch (error) {
    tell(error.message);
  }
}

export function nameOf(response) {
  const header = response.headers.get("Content-Disposition") ?? "";
  return /filename="([\w.-]+)"/.exec(header)?.[1];
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
