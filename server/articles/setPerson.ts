import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { WriteOptions } from "../http/idempotency.ts";
import type { AuthorView } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import type { SetPerson } from "../protocol/hosting.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import { change } from "./change.ts";
import { type Author, authorView, mayAppoint } from "./people.ts";

const candidatesMost = 10;

/** Makes a member of the site somebody of the article. Throws `unprocessable-request` for who is none, `not-allowed` for a host who is no editor. */
export function setPerson(
  db: Pool,
  who: Member,
  name: string,
  memberId: Id,
  request: SetPerson,
  options?: WriteOptions,
) {
  const { part, label = null, why } = request;
  return change(
    db,
    who,
    name,
    why,
    async (tx, article) => {
      if (!mayAppoint(who, article)) throw new Problem("not-allowed");
      const { id, siteId } = article;
      const set = await tx.run(sql`
        insert into article_people (article_id, member_id, part, label)
        select ${id}, id, ${part}, ${label} from members where id = ${memberId} and site_id = ${siteId}
        on conflict (article_id, member_id) do update set part = excluded.part, label = excluded.label`);
      if (!set) throw wrongField("id", "faults.notMember");
      return { kind: "people", facts: { member: memberId, part, label } };
    },
    options,
  );
}

export function removePerson(db: Pool, who: Member, name: string, memberId: Id, options?: WriteOptions) {
  return change(
    db,
    who,
    name,
    undefined,
    async (tx, article) => {
      if (!mayAppoint(who, article)) throw new Problem("not-allowed");
      const { id } = article;
      const removed = await tx.run(
        sql`delete from article_people where article_id = ${id} and member_id = ${memberId}`,
      );
      return removed ? { kind: "people", facts: { member: memberId, part: null } } : null;
    },
    options,
  );
}

/** Members of a site whose names begin with what is asked, or hold a word that does. */
export async function candidates(db: Db, siteId: Id, asked: string): Promise<AuthorView[]> {
  const begins = `${asked.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.all<Omit<Author, "part" | "label">>(sql`
    select id, name, role, badges, avatar_id as "avatarId", is_guest as "isGuest", false as "isGone" from members
    where site_id = ${siteId} and not is_guest and deleted_at is null and (name ilike ${begins} or name ilike ${`% ${begins}`})
    order by name, id limit ${candidatesMost}`);
  return rows.map(row => authorView({ ...row, part: null, label: null }));
}
