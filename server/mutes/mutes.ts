import { say } from "../../locales/say.ts";
import type { Db, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import { holdsWord } from "../protocol/mutedWords.ts";
import type { MutesView } from "../protocol/mutes.ts";
import { Problem } from "../protocol/problems.ts";

/** A condition on mutes `u`: they have not ended. */
const isMuted: Sql = sql`(u.ends_at is null or u.ends_at > now())`;

/** Whom and what a member has muted. */
export async function mutesOf(db: Db, memberId: Id): Promise<MutesView> {
  const rows = await db.all<{
    id: Id;
    mutedId: Id | null;
    name: string | null;
    word: string | null;
    until: Date | null;
  }>(sql`
    select u.id, u.muted_id as "mutedId", m.name, u.word, u.ends_at as until
    from mutes u left join members m on m.id = u.muted_id
    where u.member_id = ${memberId} and ${isMuted} order by u.id`);
  const view: MutesView = { people: [], words: [] };
  for (const { id, mutedId, name, word, until } of rows) {
    const ends = until?.toISOString() ?? null;
    if (mutedId !== null) view.people.push({ id: mutedId, name: name ?? "", until: ends });
    else if (word !== null) view.words.push({ id, word, until: ends });
  }
  return view;
}

interface Muting {
  memberId: Id;
  siteId: Id;
  until: string | null;
}

/** Again changes until when. Throws `not-found` for somebody who is not of the site, `not-allowed` for oneself and for too many. */
export async function mutePerson(tx: Tx, { memberId, siteId, until }: Muting, mutedId: Id): Promise<MutesView> {
  if (mutedId === memberId) throw new Problem("not-allowed", { detail: () => say("details.thisIsYou") });
  const person = await tx.maybe(sql`select 1 from members where id = ${mutedId} and site_id = ${siteId}`);
  if (!person) throw new Problem("not-found");
  await tx.run(sql`
    insert into mutes (member_id, muted_id, ends_at) values (${memberId}, ${mutedId}, ${until})
    on conflict (member_id, muted_id) where word is null do update set ends_at = excluded.ends_at, made_at = now()`);
  return await atMost(tx, memberId);
}

/** The same of a word, wherever readers see it. Throws `not-allowed` for too many. */
export async function muteWord(tx: Tx, { memberId, until }: Muting, word: string): Promise<MutesView> {
  await tx.run(sql`
    insert into mutes (member_id, word, ends_at) values (${memberId}, ${word}, ${until})
    on conflict (member_id, word) where muted_id is null do update set ends_at = excluded.ends_at, made_at = now()`);
  return await atMost(tx, memberId);
}

/** Every page of its member carries them, so there is an end. */
async function atMost(tx: Tx, memberId: Id): Promise<MutesView> {
  const view = await mutesOf(tx, memberId);
  if (view.people.length + view.words.length <= limits.mutesMost) return view;
  throw new Problem("not-allowed", { detail: () => say("details.mutedMost", { most: String(limits.mutesMost) }) });
}

/** Again changes nothing. */
export async function unmutePerson(db: Db, memberId: Id, mutedId: Id): Promise<MutesView> {
  await db.run(sql`delete from mutes where member_id = ${memberId} and muted_id = ${mutedId}`);
  return await mutesOf(db, memberId);
}

/** Again changes nothing. */
export async function unmuteWord(db: Db, memberId: Id, id: Id): Promise<MutesView> {
  await db.run(sql`delete from mutes where member_id = ${memberId} and id = ${id} and word is not null`);
  return await mutesOf(db, memberId);
}

/** Of what people are to be told about comments that which they have muted: its author, or a word that readers see in it. */
export async function mutedBy<T extends { to: Id; commentId: Id }>(db: Db, told: readonly T[]): Promise<Set<T>> {
  if (told.length === 0) return new Set();
  const pairs = JSON.stringify(told.map(({ to, commentId }) => ({ to, commentId })));
  const rows = await db.all<{ to: Id; commentId: Id; word: string | null; html: string }>(sql`
    select u.member_id as "to", c.id as "commentId", u.word, case when u.word is null then '' else c.html end as html
    from jsonb_to_recordset(${pairs}::jsonb) as told ("to" bigint, "commentId" bigint)
    join comments c on c.id = told."commentId"
    join mutes u on u.member_id = told."to" and ${isMuted} and (u.muted_id = c.author_id or u.word is not null)`);
  const met = rows.filter(({ word, html }) => word === null || holdsWord(html, word));
  return new Set(told.filter(({ to, commentId }) => met.some(one => one.to === to && one.commentId === commentId)));
}

/** Forgets what ended. */
export function forgetEndedMutes(db: Db): Promise<number> {
  return db.run(sql`delete from mutes where ends_at < now()`);
}
