import { canonical, sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import { defaultPolicy, type Policy } from "../protocol/policy.ts";
import { Problem } from "../protocol/problems.ts";
import type { Reaction } from "../protocol/reactions.ts";
import type { PutPolicy } from "../protocol/requests.ts";
import type { PolicyView } from "../protocol/views.ts";
import { wentLive } from "./ruleFigures.ts";

export interface CurrentPolicy {
  version: number;
  policy: Policy;
}

/** The rules in force on a site; the same object for as long as they stand, so that what is compiled from it is kept too. */
export async function currentPolicy(db: Db, siteId: Id): Promise<CurrentPolicy> {
  const { version, text } = await db.one<{ version: number; text: string }>(sql`
    select version, policy::text as text from policies where site_id = ${siteId} order by version desc limit 1`);
  return { version, policy: policyOf(text) };
}

const parsed = new Map<string, Policy>();
/** Some policies for each site: enough for the sites of one process and for what is on its way out. */
const parsedMost = 50;

function policyOf(text: string): Policy {
  let policy = parsed.get(text);
  if (!policy) {
    policy = whole(JSON.parse(text));
    parsed.set(text, policy);
    const [oldest] = parsed.keys();
    if (parsed.size > parsedMost && oldest !== undefined) parsed.delete(oldest);
  }
  return policy;
}

/** A policy that was saved before there was all that there is now: what it does not say is the default. */
export const whole = (saved: Partial<Policy>): Policy => ({ ...defaultPolicy, ...saved });

/** The site's reactions alone; the rest of a policy may be thousands of words. */
export async function currentReactions(db: Db, siteId: Id): Promise<Reaction[]> {
  const saved = await db.one<{ reactions: Reaction[] | null }>(sql`
    select policy->'reactions' as reactions from policies where site_id = ${siteId} order by version desc limit 1`);
  return saved.reactions ?? defaultPolicy.reactions;
}

/** The zone by whose clock the site lives, as `Intl` names it. */
export async function currentTimeZone(db: Db, siteId: Id): Promise<string> {
  const saved = await db.one<{ timeZone: string | null }>(sql`
    select policy->>'timeZone' as "timeZone" from policies where site_id = ${siteId} order by version desc limit 1`);
  return saved.timeZone ?? defaultPolicy.timeZone;
}

/** What a site's own tables say of its policy. */
export type SavedPolicy = Omit<PolicyView, "asksSecondOpinion">;

/** The same with its history's last line: who changed it and when. */
export async function policyView(db: Db, siteId: Id): Promise<SavedPolicy> {
  const row = await db.one<Omit<SavedPolicy, "changedAt"> & { changedAt: Date }>(sql`
    select s.id as "siteId", s.name as "siteName", p.version, p.policy, p.changed_at as "changedAt", m.name as "changedBy"
    from sites s join policies p on p.site_id = s.id left join members m on m.id = p.changed_by
    where s.id = ${siteId}
    order by p.version desc limit 1`);
  return { ...row, policy: whole(row.policy), changedAt: row.changedAt.toISOString() };
}

/**
 * Sets the next version. `version` is the one that the admin read: when somebody was quicker, `policy-changed` says who and
 * when, and nothing is overwritten.
 */
export function changePolicy(
  db: Pool,
  by: { id: Id; siteId: Id },
  request: PutPolicy,
  { attempt, now = new Date() }: WriteOptions = {},
): Promise<SavedPolicy> {
  return db.transaction(tx => onlyOnce(tx, attempt, () => nextVersion(tx, by, request, now)));
}

async function nextVersion(tx: Tx, by: { id: Id; siteId: Id }, request: PutPolicy, at: Date): Promise<SavedPolicy> {
  // The site's row is the lock: two admins who save at once come one after the other.
  await tx.run(sql`select 1 from sites where id = ${by.siteId} for no key update`);
  const now = await policyView(tx, by.siteId);
  if (now.version !== request.version) {
    throw new Problem("policy-changed", { version: now.version, by: now.changedBy, changedAt: now.changedAt });
  }
  const version = now.version + 1;
  await tx.run(sql`
    insert into policies (site_id, version, policy, changed_by, changed_at)
    values (${by.siteId}, ${version}, ${JSON.stringify(request.policy)}::jsonb, ${by.id}, ${at})`);
  const view = await policyView(tx, by.siteId);
  const live = await wentLive(tx, by.siteId, now.policy, view.policy, at);
  const facts = { ...live, changed: changedParts(now.policy, view.policy), sha256: sha256(canonical(request.policy)) };
  const entry = { actorId: by.id, kind: "policy-changed", subject: `policy:${version}`, facts } as const;
  await recordAudit(tx, by.siteId, [entry], at);
  await record(tx, [{ channel: deskChannel(by.siteId), event: { kind: "policy-changed", version } }]);
  return view;
}

function changedParts(before: Policy, after: Policy): string[] {
  const names = Object.keys(after) as (keyof Policy)[];
  return names.filter(name => canonical(before[name]) !== canonical(after[name])).sort();
}
