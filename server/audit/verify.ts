import type { Db, Pool, Tx } from "../db/pool.ts";
import { Sql, sql } from "../db/sql.ts";
import type { ChainFault, ChainHead } from "../protocol/auditChain.ts";
import type { Id } from "../protocol/basics.ts";
import { genesis, hashOf, type Link } from "./entry.ts";

/** What verifying a chain came to. */
export interface Verified {
  /** Entries that are what was written, from the first on. */
  whole: number;
  /** The last of those. */
  head: ChainHead;
  /** The first that is not; null when the chain is whole. */
  fault: ChainFault | null;
}

export interface VerifyOptions {
  /** Ends of the same chain that were kept elsewhere: whoever rewrote everything up to one of them is found. */
  kept?: readonly ChainHead[];
  /** Called now and then with how many entries were read, and how many there should be. */
  reached?: (read: number, all: number) => void;
}

const atOnce = 2_000;
const nextStretch = new Sql([`fetch ${atOnce} from links`], []);

/**
 * Follows the chain of a site from its first entry to the end that `audit_heads` keeps, in one snapshot and a bounded amount of
 * memory, and names the first entry that is not what was written. It trusts no trigger, key or constraint of the table.
 */
export function verifyAudit(db: Pool, siteId: Id, { kept = [], reached }: VerifyOptions = {}): Promise<Verified> {
  return db.transaction(async tx => {
    await tx.run(sql`set transaction isolation level repeatable read read only`);
    const end = await endOf(tx, siteId);
    let head: ChainHead = { n: 0, hash: genesis };
    let read = 0;
    const found = (fault: ChainFault): Verified => ({ whole: Math.min(head.n, fault.n - 1), head, fault });
    for await (const links of stretches(tx, siteId)) {
      for (const link of links) {
        const fault = misfit(link, head) ?? past(link, end);
        if (fault) return found(fault.what === "altered" ? await whence(tx, siteId, link, fault) : fault);
        head = { n: Number(link.n), hash: link.hash };
        const other = kept.some(({ n, hash }) => n === head.n && hash !== head.hash);
        if (other) return found({ n: head.n, what: "not-as-kept" });
      }
      read += links.length;
      reached?.(read, end.n);
    }
    const last = Math.max(end.n, ...kept.map(({ n }) => n));
    if (last > head.n) return found({ n: head.n + 1, what: "missing" });
    if (end.hash !== head.hash) return found({ n: head.n, what: "not-the-end" });
    return { whole: head.n, head, fault: null };
  });
}

/** Where the chain of a site ends, as it is kept outside of it. */
export async function endOf(db: Db, siteId: Id): Promise<ChainHead> {
  const end = await db.maybe<{ n: string; hash: string }>(sql`
    select n, encode(hash, 'hex') as hash from audit_heads where site_id = ${siteId}`);
  return end ? { n: Number(end.n), hash: end.hash } : { n: 0, hash: genesis };
}

interface StoredLink extends Link {
  previous: string;
  hash: string;
}

/** A cursor, not pages by number: it also meets rows whose numbers stand twice or before the first. */
async function* stretches(tx: Tx, siteId: Id): AsyncGenerator<StoredLink[]> {
  await tx.run(sql`
    declare links no scroll cursor for
    select site_id as "siteId", n, trim_scale(extract(epoch from at) * 1000)::text as at, actor_id as "actorId", kind, subject,
      facts::text as facts, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
    from audit where site_id = ${siteId} order by n`);
  for (;;) {
    const links = await tx.all<StoredLink>(nextStretch);
    if (links.length > 0) yield links;
    if (links.length < atOnce) return;
  }
}

/** What is wrong with an entry that comes after `head`, by itself. */
function misfit(link: StoredLink, head: ChainHead): ChainFault | null {
  const n = Number(link.n);
  if (n <= head.n) return { n, what: "inserted" };
  if (n > head.n + 1) return { n: head.n + 1, what: "missing" };
  if (hashOf(link.previous, link) !== link.hash) return { n, what: "altered" };
  // It is what was written, but after another entry than the one that stands before it: that one fits only itself.
  return link.previous === head.hash ? null : { n: Math.max(head.n, 1), what: "replaced" };
}

const past = ({ n }: StoredLink, end: ChainHead): ChainFault | null =>
  Number(n) > end.n ? { n: end.n + 1, what: "past-the-end" } : null;

/** An entry that does not fit its number may fit another: then it was moved, down by those that were put in before it. */
async function whence(tx: Tx, siteId: Id, link: StoredLink, fault: ChainFault): Promise<ChainFault> {
  const before = await tx.maybe<{ n: string }>(sql`
    select n from audit where site_id = ${siteId} and hash = decode(${link.previous}, 'hex') order by n limit 1`);
  const writtenAs = link.previous === genesis ? 1 : before ? Number(before.n) + 1 : undefined;
  if (!writtenAs || hashOf(link.previous, { ...link, n: String(writtenAs) }) !== link.hash) return fault;
  return writtenAs < fault.n ? { n: writtenAs, what: "inserted" } : { n: fault.n, what: "moved" };
}
