import { randomBytes } from "node:crypto";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { NewTokenSecret, TokenSecretView } from "../protocol/tokens.ts";

/** As long as what HS256 makes of them (RFC 7518, 3.2). */
const secretBytes = 32;

const isInForce = sql`(ends_at is null or ends_at > now())`;

/** The secrets that may have signed a token which names this one, or none. */
export async function secretsFor(db: Db, siteId: Id, name: string | undefined): Promise<Buffer[]> {
  const named = name === undefined ? sql`` : sql`and id::text = ${name}`;
  const rows = await db.all<{ secret: Buffer }>(sql`
    select secret from token_secrets where site_id = ${siteId} and ${isInForce} ${named} order by id desc`);
  return rows.map(({ secret }) => secret);
}

/** Those in force, newest first, without what they are. */
export async function tokenSecrets(db: Db, siteId: Id): Promise<TokenSecretView[]> {
  const rows = await db.all<{ id: Id; madeAt: Date; madeBy: string | null; endsAt: Date | null }>(sql`
    select t.id, t.made_at as "madeAt", m.name as "madeBy", t.ends_at as "endsAt"
    from token_secrets t left join members m on m.id = t.made_by
    where t.site_id = ${siteId} and ${isInForce}
    order by t.id desc`);
  return rows.map(({ madeAt, endsAt, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  }));
}

/**
 * Makes the next secret, and tells it this once. Those before hold for so many hours more, in which the newsroom changes to the new
 * one and no reader is turned away.
 */
export async function makeTokenSecret(
  db: Pool,
  by: { id: Id; siteId: Id },
  overlapHours: number,
): Promise<NewTokenSecret> {
  const secret = randomBytes(secretBytes);
  return await db.transaction(async tx => {
    // The site's row is the lock: of two made at once the first is ended by the second.
    await tx.run(sql`select 1 from sites where id = ${by.siteId} for no key update`);
    await tx.run(sql`
      update token_secrets set ends_at = least(ends_at, now() + make_interval(hours => ${overlapHours}))
      where site_id = ${by.siteId} and ${isInForce}`);
    const { id } = await tx.one<{ id: Id }>(sql`
      insert into token_secrets (site_id, secret, made_by) values (${by.siteId}, ${secret}, ${by.id}) returning id`);
    const facts = { tokenSecret: id, overlapHours };
    const subject = `site:${by.siteId}` as const;
    await recordAudit(tx, by.siteId, [{ actorId: by.id, kind: "settings-changed", subject, facts }]);
    return { id, secret: secret.toString("base64url"), secrets: await tokenSecrets(tx, by.siteId) };
  });
}

/** Ends a secret now; what it signed opens nothing any more. Throws `not-found`. */
export async function endTokenSecret(db: Pool, by: { id: Id; siteId: Id }, id: Id): Promise<TokenSecretView[]> {
  return await db.transaction(async tx => {
    const ended = await tx.run(sql`
      update token_secrets set ends_at = now() where id = ${id} and site_id = ${by.siteId} and ${isInForce}`);
    if (!ended) throw new Problem("not-found");
    const facts = { tokenSecret: id, isEnded: true };
    const subject = `site:${by.siteId}` as const;
    await recordAudit(tx, by.siteId, [{ actorId: by.id, kind: "settings-changed", subject, facts }]);
    return await tokenSecrets(tx, by.siteId);
  });
}
