import type { ArticleChangeView, ArticlePart, ArticleState } from "../../../server/protocol/articles.ts";
import { clockTime, counted, exactTime } from "../../core/text.ts";

export const stateNames: Record<ArticleState, string> = {
  scheduled: "Scheduled",
  open: "Open",
  live: "Live",
  "winding-down": "Winding down",
  closed: "Closed",
  archived: "Archived",
};

/** What whoever presses a state does, and what readers then can do. */
export const stateActs: Record<ArticleState, { act: string; hint: string }> = {
  scheduled: { act: "Schedule", hint: "" },
  open: { act: "Open it", hint: "People write, as under every article." },
  live: { act: "Make it live", hint: "People write, the page says “Live”, and all of it can be replayed afterwards." },
  "winding-down": { act: "Wind it down", hint: "People still write, and the page says that these are the last words." },
  closed: { act: "Close it", hint: "Everybody reads, nobody writes. It can be opened again." },
  archived: { act: "Put it in the archive", hint: "Nobody writes or reacts any more." },
};

export const partNames: Record<ArticlePart, string> = {
  author: "Author",
  editor: "Editor",
  host: "Host",
  guest: "Guest",
};

const day = 86_400_000;
/** "14:20", and its date when that is another day. */
export const timeWords = (at: string, now: number): string =>
  Math.abs(Date.parse(at) - now) < day ? clockTime(at, "here") : exactTime(at, "here");

const word = (fact: unknown) => (typeof fact === "string" ? fact : "");
const stateName = (fact: unknown) => stateNames[word(fact) as ArticleState] ?? word(fact);

/** What was switched, in a few words. */
export function changeWords({ kind, facts, person }: ArticleChangeView, now: number): string {
  const at = (fact: unknown) => timeWords(word(fact), now);
  switch (kind) {
    case "state": {
      const until = facts.closesAt ? `, until ${at(facts.closesAt)}` : "";
      return `${stateName(facts.from)} → ${stateName(facts.to)}${until}`;
    }
    case "times": {
      const opens = facts.opensAt ? `Opens ${at(facts.opensAt)}` : "Opens by hand";
      return `${opens}, ${facts.closesAt ? `closes ${at(facts.closesAt)}` : "closes by hand"}`;
    }
    case "pause":
      return facts.until ? `Paused until ${at(facts.until)}` : "The pause ended";
    case "slow":
      return slowWords(facts);
    case "review-first":
      return facts.until ? `Moderators read first until ${at(facts.until)}` : "Comments appear at once again";
    case "pinned":
      return facts.comment ? "Asked everybody something" : "Took down what everybody was asked";
    case "people": {
      const part = facts.part ? partNames[word(facts.part) as ArticlePart] : null;
      const name = person?.name ?? "Somebody";
      return part ? `${name}: ${part.toLowerCase()}` : `${name} is nobody special here any more`;
    }
    case "template":
      if (facts.template) return facts.template === "live" ? "Set up as a live event" : "Set up as a plain discussion";
      return `Questions ${facts.asksQuestions ? "on" : "off"}, first comments ${facts.firstTimersHeld ? "wait" : "do not wait"}`;
  }
}

function slowWords({ kind, seconds }: Record<string, unknown>): string {
  const wait = typeof seconds === "number" && seconds > 0 ? secondsWords(seconds) : null;
  if (kind === "adaptive") return wait ? `Slow mode by the pace: ${wait}` : "Slow mode by the pace";
  return wait ? `Slow mode: ${wait}` : "Slow mode ended";
}

export const secondsWords = (seconds: number): string =>
  seconds % 60 === 0
    ? counted(seconds / 60, { one: "# minute each", other: "# minutes each" })
    : counted(seconds, { one: "# second each", other: "# seconds each" });
