import type { Db, Pool } from "../db/pool.ts";
import { type Attempt, wasMade } from "../http/idempotency.ts";
import { mostAtOnce } from "../screening/aside.ts";
import { type Draft, type Screening, screenText } from "./screenText.ts";

interface ToScreen {
  text: string;
  /** Throws what the transaction would. */
  draftIn(db: Db): Promise<Draft>;
  attempt: Attempt | undefined;
}

/**
 * Screens a long text before the transaction that stores it, which then reads it again only if what is known has changed: no
 * connection is held while the thread aside is busy. Undefined for a short text, and for a request that was answered before.
 */
export async function screenAhead(db: Pool, { text, draftIn, attempt }: ToScreen): Promise<Screening | undefined> {
  if (text.length <= mostAtOnce || (await wasMade(db, attempt))) return undefined;
  return await screenText(db, await draftIn(db));
}
