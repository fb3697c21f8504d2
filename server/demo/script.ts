import { type HouseRule, houseRuleNames } from "../protocol/houseRules.ts";
import { duration } from "./clock.ts";
import { type PersonKey, people } from "./people.ts";

/** One comment of a script, with what happened to it. Times are milliseconds after the article (`after`) or the comment. */
export interface Said {
  by: PersonKey;
  after: number;
  text: string;
  /** How many react: worth reading, taught me, changed my mind. */
  reactions: [number, number, number];
  replies: Said[];
  /** The text as it was first posted; `text` is then its second revision. */
  was?: string;
  withdrawnAfter?: number;
  reports: { by: PersonKey; after: number; reason: HouseRule; note?: string }[];
  decision?: { by: PersonKey; after: number; reject?: HouseRule; note?: string };
  /** Its case is still open when the demo begins. */
  isWaiting: boolean;
}

/**
 * Reads a discussion written as a play:
 *
 *     = ruta +2d3h 12/3/1        a comment by `ruta`, 2 days and 3 hours after the article, with its reactions
 *     Text, as Markdown.
 *     == priya +2d4h             a reply to it; `===` a reply to that
 *     Text.
 *     ~ was: The text before the author mended it.
 *     ~ withdrawn +20m
 *     ~ reported kofi +1h for-sale: a note
 *     ~ rejected mina +2h off-subject: a note     (or `~ approved mina +2h`)
 *     ~ waits
 */
export function readScript(script: string): Said[] {
  const top: Said[] = [];
  const open: Said[] = [];
  for (const line of script.trim().split("\n")) {
    const header = /^(=+) (\w+) \+([\ddhm]+)(?: (\d+)\/(\d+)\/(\d+))?$/.exec(line);
    const last = open.at(-1);
    if (header) {
      const depth = (header[1] ?? "=").length - 1;
      const said = begin(header);
      open.length = Math.min(open.length, depth);
      const parent = open.at(-1);
      if (open.length !== depth || (parent && said.after <= parent.after)) throw unreadable(line);
      (parent?.replies ?? top).push(said);
      open.push(said);
    } else if (!last) throw unreadable(line);
    else if (line.startsWith("~ ")) direct(last, line);
    else last.text = last.text ? `${last.text}\n${line}` : line;
  }
  for (const said of everySaid(top)) said.text = said.text.trim();
  return top;
}

/** All comments of a discussion, each before its replies. */
export function* everySaid(comments: Said[]): Generator<Said> {
  for (const said of comments) {
    yield said;
    yield* everySaid(said.replies);
  }
}

function begin([, , by = "", after = "", ...reactions]: RegExpExecArray): Said {
  const [read = 0, taught = 0, changed = 0] = reactions.map(count => Number(count ?? 0));
  const times = { by: person(by), after: duration(after) };
  return { ...times, text: "", reactions: [read, taught, changed], replies: [], reports: [], isWaiting: false };
}

/** A line that says what happened to the comment above it. */
function direct(said: Said, line: string): void {
  const [, was] = /^~ was: (.+)$/.exec(line) ?? [];
  const [, withdrawn] = /^~ withdrawn \+(\w+)$/.exec(line) ?? [];
  const [, verb, by = "", at = "", rule, note] =
    /^~ (reported|rejected|approved) (\w+) \+(\w+)(?: ([a-z-]+))?(?:: (.+))?$/.exec(line) ?? [];
  if (was) said.was = was;
  else if (withdrawn) said.withdrawnAfter = duration(withdrawn);
  else if (line === "~ waits") said.isWaiting = true;
  else if (!verb) throw unreadable(line);
  else {
    const happened = { by: person(by), after: duration(at), ...(note ? { note } : {}) };
    if (verb === "reported") said.reports.push({ ...happened, reason: houseRule(rule) });
    else said.decision = { ...happened, ...(verb === "rejected" ? { reject: houseRule(rule) } : {}) };
  }
}

function person(key: string): PersonKey {
  if (key in people) return key as PersonKey;
  throw new Error(`the demo knows nobody called ${key}`);
}

function houseRule(name: string | undefined): HouseRule {
  const rule = houseRuleNames.find(known => known === name);
  if (!rule) throw new Error(`the demo names a house rule that is none: ${name}`);
  return rule;
}

const unreadable = (line: string) => new Error(`a line of the demo cannot be read here: ${line}`);
