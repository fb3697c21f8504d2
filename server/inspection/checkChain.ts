import { verifyAudit } from "../audit/verify.ts";
import type { Pool } from "../db/pool.ts";
import type { ChainCheck } from "../protocol/audit.ts";
import type { Id } from "../protocol/basics.ts";

/** What following the chains came to; of several who ask at once one is worked for. */
export interface ChainChecks {
  check(siteId: Id): Promise<ChainCheck>;
  last(siteId: Id): ChainCheck | null;
}

export function chainChecks(db: Pool): ChainChecks {
  const running = new Map<Id, Promise<ChainCheck>>();
  const done = new Map<Id, ChainCheck>();
  const check = async (siteId: Id): Promise<ChainCheck> => {
    const checkedAt = new Date().toISOString();
    const found = { checkedAt, ...(await verifyAudit(db, siteId)) };
    done.set(siteId, found);
    return found;
  };
  return {
    check(siteId) {
      const now = running.get(siteId) ?? check(siteId).finally(() => running.delete(siteId));
      running.set(siteId, now);
      return now;
    },
    last: siteId => done.get(siteId) ?? null,
  };
}
