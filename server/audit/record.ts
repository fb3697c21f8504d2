import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { type AuditEntry, canonical, genesis, hashOf } from "./entry.ts";

/**
 * Appends to the audit of a site, in the transaction that does what is audited, just before its `record(tx, events)`. The row of
 * `audit_heads` is the lock: it is held until the transaction ends, so of two at once the second is chained to the first, and a
 * number is never lost. It is taken after everything that belongs to the feature (comments, cases, members ...) and before the
 * channels.
 */
export async function recordAudit(
  tx: Tx,
  siteId: Id,
  entries: readonly AuditEntry[],
  now: Date = new Date(),
): Promise<void> {
  if (entries.length === 0) return;
  const head = await tx.one<{ n: string; hash: string }>(sql`
    insert into audit_heads as h (site_id, n, hash) values (${siteId}, 0, decode(${genesis}, 'hex'))
    on conflict (site_id) do update set n = h.n
    returning n, encode(hash, 'hex') as hash`);
  const links = chain(head, siteId, entries, now);
  const last = links.at(-1);
  await tx.run(sql`
    with appended as (
      insert into audit (site_id, n, at, actor_id, kind, subject, facts, previous, hash)
      select ${siteId}, n, ${now}, actor_id, kind, subject, facts::json, decode(previous, 'hex'), decode(hash, 'hex')
      from unnest(
        ${links.map(link => link.n)}::bigint[], ${links.map(link => link.actorId)}::bigint[],
        ${links.map(link => link.kind)}::text[], ${links.map(link => link.subject)}::text[],
        ${links.map(link => link.facts)}::text[], ${links.map(link => link.previous)}::text[],
        ${links.map(link => link.hash)}::text[]) as link (n, actor_id, kind, subject, facts, previous, hash))
    update audit_heads set n = ${last?.n}, hash = decode(${last?.hash}, 'hex') where site_id = ${siteId}`);
}

function chain({ n, hash }: { n: string; hash: string }, siteId: Id, entries: readonly AuditEntry[], now: Date) {
  let previous = hash;
  return entries.map(({ actorId, kind, subject, facts }, index) => {
    const link = {
      siteId,
      n: String(Number(n) + index + 1),
      at: String(now.getTime()),
      actorId,
      kind,
      subject,
      facts: canonical(facts),
    };
    const chained = { ...link, previous, hash: hashOf(previous, link) };
    previous = chained.hash;
    return chained;
  });
}
