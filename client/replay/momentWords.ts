import { say } from "../../locales/say.ts";
import type { ReplayMoment } from "../../server/protocol/replay.ts";

/** What happened at a key moment of an event. */
export function momentWords(moment: ReplayMoment): string {
  if (moment.kind === "update") return moment.title;
  if (moment.kind === "answer") return say("replay.answers", { host: moment.by, asker: moment.to });
  return say(`replay.states.${moment.state}`);
}
