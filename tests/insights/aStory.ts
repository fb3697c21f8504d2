import { editComment } from "../../server/comments/edit.ts";
import { postComment } from "../../server/comments/post.ts";
import { withdrawComment } from "../../server/comments/withdraw.ts";
import { sql } from "../../server/db/sql.ts";
import { decide } from "../../server/moderation/decide.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { type HouseRule, houseRuleNames } from "../../server/protocol/houseRules.ts";
import { reportComment } from "../../server/reports/report.ts";
import type { Newsroom, Person } from "../setup/newsroom.ts";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of the rules under which a story is played. */
export const editWindowMs = 86_400_000;

export interface Story {
  newsroom: Newsroom;
  authors: Person[];
  moderators: Person[];
  /** Decides what was escalated. */
  admin: Person;
  seed: number;
  /** When something happens, in order. */
  times: Date[];
}

/** People post, edit, report, decide, undo and withdraw at random, at these times, through the operations of the product. */
export async function play({
  newsroom: { db, article },
  authors,
  moderators,
  admin,
  seed,
  times,
}: Story): Promise<void> {
  const chance = chanceOf(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const someone = (of: Person[]) => {
    const { member } = one(of);
    if (!member) throw new Error("nobody");
    return member;
  };
  const rows = <Row>(query: ReturnType<typeof sql>) => db.all<Row>(query);

  const post = async (now: Date) => {
    const kind = one(["zonk", "flimflam", "plain", "plain"]);
    const body = `Remark ${chance()} at ${now.getTime()}, ${kind} enough for anybody.`;
    await postComment(db, someone(authors), article.slug, { body }, { now });
  };
  const report = async (now: Date) => {
    const visible = await rows<{ id: Id; authorId: Id }>(
      sql`select id, author_id as "authorId" from comments where state = 'visible' order by id`,
    );
    const by = someone(authors);
    const others = visible.filter(({ authorId }) => authorId !== by.id);
    if (others.length === 0) return;
    const about = one(others);
    const known = await db.maybe(sql`select 1 from reports where comment_id = ${about.id} and member_id = ${by.id}`);
    if (!known) await reportComment(db, by, about.id, { reason: one(houseRuleNames) }, { now });
  };
  const settle = async (now: Date) => {
    const open = await rows<{ id: Id; revision: number; isEscalated: boolean }>(sql`
      select k.id, c.revision, k.escalated_by is not null as "isEscalated" from cases k join comments c on c.id = k.comment_id where k.closed_at is null order by k.id`);
    if (open.length === 0) return;
    const { id, revision, isEscalated } = one(open);
    const reason: HouseRule = one(houseRuleNames);
    const request = one([
      { decision: "approve", revision },
      { decision: "approve", revision },
      { decision: "feature", revision },
      { decision: "reject", reason, revision },
      { decision: "reject", reason, revision },
      { decision: "escalate", revision, to: { role: "admin" }, internalNote: "Read this, too." },
    ] as const);
    await decide(db, someone(isEscalated ? [admin] : moderators), id, request, { now });
  };
  const undo = async (now: Date) => {
    const closed = await rows<{ id: Id; revision: number; isEscalated: boolean }>(sql`
      select k.id, c.revision, k.escalated_by is not null as "isEscalated" from cases k join comments c on c.id = k.comment_id
      where k.closed_at is not null and c.state in ('visible', 'rejected')
        and not exists (select 1 from cases later where later.comment_id = k.comment_id and later.id > k.id)
        and exists (
          select 1 from decisions d where d.case_id = k.id and d.decision <> 'undo' and d.revision = c.revision
            and not exists (select 1 from decisions u where u.undoes = d.id))
      order by k.id`);
    if (closed.length === 0) return;
    const { id, revision, isEscalated } = one(closed);
    await decide(db, someone(isEscalated ? [admin] : moderators), id, { decision: "undo", revision }, { now });
  };
  const edit = async (now: Date) => {
    const by = someone(authors);
    const own = await rows<{ id: Id; revision: number }>(sql`
      select id, revision from comments
      where author_id = ${by.id} and state = 'visible' and posted_at > ${new Date(now.getTime() - editWindowMs)} order by id`);
    if (own.length === 0) return;
    const { id, revision } = one(own);
    await editComment(db, by, id, { body: `Mended ${chance()}, plain enough for anybody.`, revision }, { now });
  };
  const withdraw = async (now: Date) => {
    const by = someone(authors);
    const own = await rows<{ id: Id }>(sql`
      select id from comments where author_id = ${by.id} and state in ('visible', 'held') order by id`);
    if (own.length > 0) await withdrawComment(db, by, one(own).id, { now });
  };

  const deeds = [post, post, post, post, report, settle, settle, settle, undo, edit, withdraw];
  for (const now of times) await one(deeds)(now);
}
