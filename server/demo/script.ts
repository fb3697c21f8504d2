import { type HouseRule, houseRuleNames } from "../protocol/houseRules.ts";
import { type LegalKind, legalKindNames } from "../protocol/legalKinds.ts";
import type { AppealOutcome } from "../protocol/restrictions.ts";
import { duration } from "./clock.ts";
import { type PersonKey, people } from "./people.ts";

/** What a moderator decided; `lasts`: how long a mute does. */
export interface SaidDecision {
  by: PersonKey;
  after: number;
  reject?: HouseRule;
  note?: string;
  sanction?: { kind: "warn" } | { kind: "mute"; lasts: number };
}

/** The author disagrees with the removal; without an answer the appeal waits. */
export interface SaidAppeal {
  after: number;
  text: string;
  answer?: { by: PersonKey; after: number; outcome: AppealOutcome; note: string };
}

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
  decision?: SaidDecision;
  appeal?: SaidAppeal;
  /** Somebody without an account says that it is unlawful. */
  notice?: { after: number; kind: LegalKind; name: string; explanation: string };
  /** A moderator gives the case to an admin. */
  escalation?: { by: PersonKey; after: number; note: string };
  /** The update that it is on, by its time after the article; or a paragraph. */
  on?: { updateAfter: number } | { paragraph: number };
  /** What the newsroom asks everybody, from then on. */
  pinned?: { by: PersonKey; after: number };
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
 *     ~ on +2h                   (the update that was posted then; or `~ on paragraph 3`)
 *     ~ pinned mina +2m         (what the newsroom asks everybody)
 *     ~ was: The text before the author mended it.
 *     ~ withdrawn +20m
 *     ~ reported kofi +1h for-sale: a note
 *     ~ rejected mina +2h off-subject: a note     (or `~ approved mina +2h`)
 *     ~ with mute 18h         (beside a rejection; or `~ with warning`)
 *     ~ appealed +1d: the author's words
 *     ~ overturned ravi +2d: a note               (or `~ upheld ravi +2d: a note`)
 *     ~ escalated ravi +1h: a note for the desk
 *     ~ noticed +35m privacy, A Name: what somebody without an account says
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

/** The lines that say what happened to the comment above them: how each is written, and what it adds. */
const directions: [RegExp, (said: Said, ...words: string[]) => void][] = [
  [
    /^was: (.+)$/,
    (said, was) => {
      said.was = was;
    },
  ],
  [
    /^on (?:\+([\ddhm]+)|paragraph (\d+))$/,
    (said, after, paragraph) => {
      said.on = after === undefined ? { paragraph: Number(paragraph) } : { updateAfter: duration(after) };
    },
  ],
  [
    /^pinned (\w+) \+(\w+)$/,
    (said, by, at) => {
      said.pinned = deed(by, at);
    },
  ],
  [
    /^withdrawn \+(\w+)$/,
    (said, at) => {
      said.withdrawnAfter = duration(at);
    },
  ],
  [
    /^reported (\w+) \+(\w+) ([a-z-]+)(?:: (.+))?$/,
    (said, by, at, rule, note) => {
      said.reports.push({ ...deed(by, at), reason: houseRule(rule), ...noted(note) });
    },
  ],
  [
    /^rejected (\w+) \+(\w+) ([a-z-]+)(?:: (.+))?$/,
    (said, by, at, rule, note) => {
      said.decision = { ...deed(by, at), reject: houseRule(rule), ...noted(note) };
    },
  ],
  [
    /^approved (\w+) \+(\w+)(?:: (.+))?$/,
    (said, by, at, note) => {
      said.decision = { ...deed(by, at), ...noted(note) };
    },
  ],
  [
    /^with (warning|mute (\w+))$/,
    (said, kind, lasts) => {
      if (said.decision) said.decision.sanction = kind === "warning" ? { kind: "warn" } : mute(lasts);
    },
  ],
  [
    /^appealed \+(\w+): (.+)$/,
    (said, at, text) => {
      said.appeal = { after: duration(at), text };
    },
  ],
  [
    /^(upheld|overturned) (\w+) \+(\w+): (.+)$/,
    (said, outcome, by, at, note) => {
      if (said.appeal) said.appeal.answer = { ...deed(by, at), outcome: outcome as AppealOutcome, note };
    },
  ],
  [
    /^escalated (\w+) \+(\w+): (.+)$/,
    (said, by, at, note) => {
      said.escalation = { ...deed(by, at), note };
    },
  ],
  [
    /^noticed \+(\w+) ([a-z-]+), ([^:]+): (.+)$/,
    (said, at, kind, name, explanation) => {
      said.notice = { after: duration(at), kind: legalKind(kind), name, explanation };
    },
  ],
  [
    /^waits$/,
    said => {
      said.isWaiting = true;
    },
  ],
];

function direct(said: Said, line: string): void {
  for (const [written, add] of directions) {
    const [match, ...words] = written.exec(line.slice(2)) ?? [];
    if (match !== undefined) return void add(said, ...words);
  }
  throw unreadable(line);
}

const deed = (by: string, at: string) => ({ by: person(by), after: duration(at) });
const mute = (lasts = "") => ({ kind: "mute", lasts: duration(lasts) }) as const;
const noted = (note: string | undefined) => (note ? { note } : {});

function person(key: string): PersonKey {
  if (key in people) return key as PersonKey;
  throw new Error(`the demo knows nobody called ${key}`);
}

function houseRule(name: string | undefined): HouseRule {
  const rule = houseRuleNames.find(known => known === name);
  if (!rule) throw new Error(`the demo names a house rule that is none: ${name}`);
  return rule;
}

function legalKind(name: string): LegalKind {
  const kind = legalKindNames.find(known => known === name);
  if (!kind) throw new Error(`the demo names a kind of legal notice that is none: ${name}`);
  return kind;
}

const unreadable = (line: string) => new Error(`a line of the demo cannot be read here: ${line}`);
