import { readScript, type Said } from "./script.ts";
import { controlRoom } from "./threads/annexC/controlRoom.ts";
import { dunmere } from "./threads/annexC/dunmere.ts";
import { galdora } from "./threads/annexC/galdora.ts";
import { lastDays } from "./threads/annexC/lastDays.ts";
import { machinesAtHome } from "./threads/annexC/machinesAtHome.ts";
import { readers } from "./threads/annexC/readers.ts";
import { theEvening } from "./threads/ferryVote/theEvening.ts";
import { ashore } from "./threads/lomarStrait/ashore.ts";
import { onUpdates } from "./threads/lomarStrait/onUpdates.ts";
import { pilots } from "./threads/lomarStrait/pilots.ts";
import { prompt } from "./threads/lomarStrait/prompt.ts";

/** What was said under three of the articles; the fourth waits for its first comment. */
export function demoDiscussions(): { annexC: Said[]; lomarStrait: Said[]; ferryVote: Said[] } {
  return {
    annexC: [machinesAtHome, dunmere, galdora, controlRoom, readers, lastDays].flatMap(readScript),
    lomarStrait: [pilots, ashore, onUpdates, prompt].flatMap(readScript),
    ferryVote: readScript(theEvening),
  };
}
