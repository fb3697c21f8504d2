import { duration } from "./clock.ts";

/** One update of a script, with what happened to it. Times are milliseconds after the article (`after`) or the update. */
export interface SaidUpdate {
  after: number;
  title: string;
  text: string;
  /** `first`: the text before it was corrected; `was`: what was wrong with it. */
  corrected?: { after: number; first: string; was: string };
  withdrawn?: { after: number; why: string };
}

/**
 * Reads what became known after an article was published:
 *
 *     @ +3h The large ferries stop     an update with its title, 3 hours after the article
 *     Text, as Markdown.
 *     ~ first: The text before it was corrected.
 *     ~ corrected +40m: what was wrong
 *     ~ withdrawn +2h: why
 */
export function readUpdates(script: string): SaidUpdate[] {
  const updates: SaidUpdate[] = [];
  let first = "";
  for (const line of script.trim().split("\n")) {
    const [header, after = "", title = ""] = /^@ \+([\ddhm]+) (.+)$/.exec(line) ?? [];
    const last = updates.at(-1);
    if (header !== undefined) updates.push({ after: duration(after), title, text: "" });
    else if (!last) throw unreadable(line);
    else if (line.startsWith("~ first: ")) first = line.slice("~ first: ".length);
    else if (line.startsWith("~ ")) direct(last, line, first);
    else last.text = `${last.text}\n${line}`.trim();
  }
  return updates;
}

function direct(update: SaidUpdate, line: string, first: string): void {
  const [match, deed, after = "", says = ""] = /^~ (corrected|withdrawn) \+([\ddhm]+): (.+)$/.exec(line) ?? [];
  if (match === undefined) throw unreadable(line);
  if (deed === "corrected") update.corrected = { after: duration(after), first, was: says };
  else update.withdrawn = { after: duration(after), why: says };
}

const unreadable = (line: string) => new Error(`a line of the demo cannot be read here: ${line}`);
