import { articleKey, isPageAddress } from "./articleKeys.ts";

/** One line of a file of moves. */
export interface Move {
  /** Counted from 1. */
  line: number;
  key: string;
  newKey?: string;
  newUrl?: string;
}

/**
 * `columns`: not two or three; `key`, `address`: is none; `same`: nothing would change; `twice`: an earlier line moves the same article;
 * `collides`: an earlier line gives the same key to another.
 */
export type MoveFault = "columns" | "key" | "address" | "same" | "twice" | "collides";
export interface BadLine {
  line: number;
  fault: MoveFault;
}

/** So many in one request. */
export const movesAtOnce = 500;

/**
 * Reads lines of `old,new` or `old,new key,new address`, with commas, semicolons or tabs between, as spreadsheets write them. A new one that
 * is an address says where the article is read; it is its key, too, where the old one is an address. What earlier lines said is remembered.
 */
export function movesReader(): (line: string, number: number) => Move | BadLine | null {
  const moved = new Set<string>();
  const given = new Set<string>();
  return (text, number) => {
    const cells = cellsOf(number === 1 ? text.replace(/^\ufeff/, "") : text);
    if (cells.every(cell => cell === "") || (number === 1 && isHeading(cells))) return null;
    const read = moveOf(cells);
    if (typeof read === "string") return { line: number, fault: read };
    const { key, newKey } = read;
    const fault = moved.has(key) ? "twice" : newKey !== undefined && given.has(newKey) ? "collides" : null;
    if (fault) return { line: number, fault };
    moved.add(key);
    if (newKey !== undefined) given.add(newKey);
    return { line: number, ...read };
  };
}

/** A whole file at once. */
export function readMoves(text: string): { moves: Move[]; bad: BadLine[] } {
  const read = movesReader();
  const lines = text.split(/\r\n|\n|\r/).flatMap((line, index) => read(line, index + 1) ?? []);
  return { moves: lines.filter(line => "key" in line), bad: lines.filter(line => "fault" in line) };
}

function moveOf(cells: string[]): Omit<Move, "line"> | MoveFault {
  const [key = "", next = "", address = ""] = cells;
  if (cells.length < 2 || cells.slice(3).some(cell => cell !== "")) return "columns";
  const leads = /^https?:/i.test(next) && !address;
  const newUrl = leads ? next : address;
  const newKey = leads && !/^https?:/i.test(key) ? "" : next;
  if (!articleKey.test(key) || (newKey && !articleKey.test(newKey))) return "key";
  if (newUrl && !isPageAddress(newUrl)) return "address";
  if ((newKey === "" || newKey === key) && newUrl === "") return "same";
  return { key, ...(newKey ? { newKey } : {}), ...(newUrl ? { newUrl } : {}) };
}

const isHeading = ([first = "", second = ""]: string[]) =>
  /^(?:old|key|from|old key|old address)$/i.test(first) && /^(?:new|to|new ?key|new address)$/i.test(second);

/** `a,"b ""c""",d` as a spreadsheet writes it. */
function cellsOf(line: string): string[] {
  const between = ["\t", ",", ";"].find(sign => line.includes(sign)) ?? ",";
  const cell = new RegExp(`(?:^|${between})(?: *"((?:[^"]|"")*)" *|([^${between}]*))`, "g");
  return [...line.matchAll(cell)].map(([, quoted, plain = ""]) => (quoted?.replaceAll('""', '"') ?? plain).trim());
}
