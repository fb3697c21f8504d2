import type { DraftView } from "../../server/protocol/draftView.ts";
import { joined } from "../core/draft.ts";

/** A draft as the server had it at a revision. */
export type Base = Pick<DraftView, "text" | "revision">;

/**
 * What a field is to have when it has `here`, its device last agreed with the server on `base`, and the server has `there` by now. Who alone
 * has changed something is right; where both have, nothing is lost: the one that goes on from the other stands, else both.
 */
export function reconciled(here: string, base: Base, there: Base): string {
  if (there.revision === base.revision || there.text === here) return here;
  if (here === base.text) return there.text;
  // Posted or given up elsewhere, but here somebody went on writing.
  if (there.text === "") return here;
  return there.text.startsWith(here) ? there.text : joined(there.text, here);
}
