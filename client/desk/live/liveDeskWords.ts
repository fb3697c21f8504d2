import { say } from "../../../locales/say.ts";
import {
  type ArticleChangeView,
  type ArticleState,
  type ArticleView,
  articleStates,
} from "../../../server/protocol/articles.ts";
import { clockTime, exactTime } from "../../core/text.ts";

const day = 86_400_000;
/** "14:20", and its date when that is another day. */
export const timeWords = (at: string, now: number): string =>
  Math.abs(Date.parse(at) - now) < day ? clockTime(at, "here") : exactTime(at, "here");

const word = (fact: unknown) => (typeof fact === "string" ? fact : "");
const isState = (name: string): name is ArticleState => articleStates.some(state => state === name);

function stateName(fact: unknown): string {
  const name = word(fact);
  return isState(name) ? say(`deskLive.state.${name}`) : name;
}

/** What was switched, in a few words. */
export function changeWords({ kind, facts, person }: ArticleChangeView, now: number): string {
  const at = (fact: unknown) => timeWords(word(fact), now);
  const atOrNone = (fact: unknown) => (fact ? at(fact) : "none");
  switch (kind) {
    case "state":
      return say("deskLive.change.state", {
        from: stateName(facts.from),
        to: stateName(facts.to),
        until: atOrNone(facts.closesAt),
      });
    case "times":
      return say("deskLive.change.times", { opens: atOrNone(facts.opensAt), closes: atOrNone(facts.closesAt) });
    case "pause":
      return facts.until ? say("deskLive.pause.until", { time: at(facts.until) }) : say("deskLive.change.pauseEnded");
    case "slow":
      return slowWords(facts);
    case "review-first":
      return facts.until ? say("deskLive.change.readFirst", { time: at(facts.until) }) : say("deskLive.change.atOnce");
    case "pinned":
      return say(facts.comment ? "deskLive.change.pinned" : "deskLive.change.unpinned");
    case "people":
      return say("deskLive.change.person", {
        name: person?.name ?? say("deskLive.change.somebody"),
        part: word(facts.part) || "none",
      });
    case "template":
      if (facts.template) return say(facts.template === "live" ? "deskLive.change.asEvent" : "deskLive.change.asPlain");
      return say("deskLive.change.switches", {
        questions: facts.asksQuestions ? "on" : "off",
        first: facts.firstTimersHeld ? "waits" : "passes",
      });
  }
}

function slowWords({ kind, seconds }: Record<string, unknown>): string {
  const wait = typeof seconds === "number" && seconds > 0 ? eachWords(seconds) : "none";
  return say(kind === "adaptive" ? "deskLive.change.slowByPace" : "deskLive.change.slow", { wait });
}

/** "30 seconds each", "2 minutes each". */
export const eachWords = (seconds: number): string =>
  seconds % 60 === 0
    ? say("deskLive.tempo.minutesEach", { count: seconds / 60 })
    : say("deskLive.tempo.secondsEach", { count: seconds });

/** "Each reader waits 2 minutes." */
export function waitWords(seconds: number): string {
  if (seconds === 0) return say("deskLive.tempo.rests");
  return seconds % 60 === 0
    ? say("deskLive.tempo.waitsMinutes", { count: seconds / 60 })
    : say("deskLive.tempo.waitsSeconds", { count: seconds });
}

/** Whether comments appear at once, or are read first, and until when. */
export function reviewWords({ reviewFirst, reviewFirstUntil }: ArticleView, now: number): string {
  if (!reviewFirst) return say("deskLive.tempo.atOnce");
  if (!reviewFirstUntil) return say("deskLive.tempo.readFirstByRules");
  return say("deskLive.tempo.readFirst", { time: timeWords(reviewFirstUntil, now) });
}
