// An answer's plain text as blocks: leads, quotes, items, rows of a table, paragraphs. Knows no elements.

export type Kind = "lead" | "quote" | "item" | "table" | "plain";
export type Block = { kind: Kind; text: string };

const ITEM = /^\s*[-•*]\s+/;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^[\s|:-]+$/; // the line below the header of a table

export function blocksOf(text: string): Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const last = blocks[blocks.length - 1];
    if (last && (isOpen(last.text) || (last.kind === "table" && ROW.test(line)))) last.text += `\n${line}`;
    else if (line.trim()) blocks[blocks.length] = blockOf(line);
  }
  return blocks;
}

// The cells of a table, its rule left out; the first row is its header where a rule follows it.
export function rowsOf(text: string): { rows: string[][]; hasHeader: boolean } {
  const lines = text.split("\n");
  const rows: string[][] = [];
  let hasHeader = false;
  for (let i = 0; i < lines.length; i++) {
    if (RULE.test(lines[i]!)) hasHeader ||= rows.length === 1;
    else rows[rows.length] = lines[i]!.trim().replace(/^\||\|$/g, "").split("|");
  }
  return { rows, hasHeader };
}

// The text as it is read out: no marks of sources, and a table as its cells.
export function readOut(text: string): string {
  const lines = text.replace(/ ?\[\d{1,3}\]/g, "").split("\n");
  let said = "";
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line && !RULE.test(line)) said += `${ROW.test(line) ? line.slice(1, -1).replace(/\s*\|\s*/g, ", ").trim() : line}\n`;
  }
  return said;
}

function blockOf(line: string): Block {
  if (ITEM.test(line)) return { kind: "item", text: line.replace(ITEM, "") };
  if (ROW.test(line)) return { kind: "table", text: line };
  const trimmed = line.trim();
  if (trimmed.indexOf("“") >= 0) return { kind: "quote", text: trimmed };
  return { kind: /:$/.test(trimmed) ? "lead" : "plain", text: trimmed };
}

// Whether a quotation mark stands open: a quote may run over lines.
function isOpen(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "“") depth++;
    else if (text[i] === "”") depth--;
  }
  return depth > 0;
}
