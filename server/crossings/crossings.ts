import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { SignInWay } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import type { NewSession } from "../users/sessions.ts";
import { aToken, hashOf } from "../users/tokens.ts";
import { type Member, memberColumns, type Viewer } from "../users/viewer.ts";

const goodForSeconds = 60;
const aDayMs = 24 * 60 * 60_000;

/** A code for a page of this origin; the table has its hash. Throws `not-allowed` for an origin that the site does not allow. */
export async function makeCrossing(db: Db, who: NonNullable<Viewer>, origin: string): Promise<string> {
  const { embedding } = await settingsOf(db, who.siteId);
  if (!embedding.origins.includes(origin)) throw new Problem("not-allowed");
  const code = aToken();
  const { way, hasSecondFactor } = who.session;
  await db.run(sql`
    insert into crossings (code_hash, member_id, origin, way, has_second_factor, until)
    values (${hashOf(code)}, ${who.id}, ${origin}, ${way}, ${hasSecondFactor},
      now() + make_interval(secs => ${goodForSeconds}))`);
  return code;
}

type CrossingRow = Member & { origin: string; way: SignInWay; hasSecondFactor: boolean; isOver: boolean };

/**
 * Who comes over with a code, once, whoever asks first. `origin`: of the page that asks. Throws `wrong-code`, the same for one that
 * was never made, that is used up or too old, and for one of another origin.
 */
export async function takeCrossing(
  db: Db,
  siteId: Id,
  origin: string | undefined,
  code: string,
): Promise<{ member: Member; session: NewSession }> {
  const found = await db.maybe<CrossingRow>(sql`
    with taken as (delete from crossings where code_hash = ${hashOf(code)} returning *)
    select ${memberColumns}, t.origin, t.way, t.has_second_factor as "hasSecondFactor", t.until < now() as "isOver"
    from taken t join members m on m.id = t.member_id
    where m.site_id = ${siteId}`);
  if (!found || found.isOver || found.origin !== origin) throw new Problem("wrong-code");
  const { origin: _origin, isOver: _isOver, way, hasSecondFactor, ...member } = found;
  const session: NewSession = { way, hasSecondFactor };
  // What is vouched for elsewhere is asked for there again, at the latest after a day.
  if (way === "token" || way === "oidc") session.until = new Date(Date.now() + aDayMs);
  return { member, session };
}

/** Codes that nobody came with. */
export function forgetOldCrossings(db: Db): Promise<number> {
  return db.run(sql`delete from crossings where until < now()`);
}
